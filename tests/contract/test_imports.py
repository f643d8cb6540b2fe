"""What the import contracts cannot say: that nothing goes in a circle, imports for types included."""

from collections.abc import Iterator

import grimp

PACKAGES = ("bot", "scheduler")


def _circles(graph: grimp.ImportGraph) -> Iterator[tuple[str, ...]]:
    """For each import that leads back to where it stands, the shortest way round."""
    for module in sorted(graph.modules):
        for imported in graph.find_modules_directly_imported_by(module):
            back = graph.find_shortest_chain(imported, module)
            if back is not None:
                yield (module, *back)


def test_no_import_leads_back_to_where_it_stands() -> None:
    graph = grimp.build_graph(*PACKAGES, exclude_type_checking_imports=False, cache_dir=None)
    assert len(graph.modules) > len(PACKAGES)
    assert list(_circles(graph)) == []
