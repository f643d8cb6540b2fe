// Scrolling: stay with the newest post, but never pull the page away from
// someone who is reading or writing further up.

const NEAR_END = 60;
const GAP = 12;

const topOf = (node) => node.getBoundingClientRect().top;
const bottomOf = (node) => node.getBoundingClientRect().bottom;

export class Scroller {
  constructor(log, posts, newerButton) {
    this.log = log;
    this.posts = posts;
    this.newer = newerButton;
    this.remember();
    log.addEventListener("scroll", () => this.noteScroll());
    newerButton.addEventListener("click", () => this.showWaiting());
    // The size changes with new or changed posts, images that load, and the phone's keyboard.
    const size = new ResizeObserver(() => this.stay());
    size.observe(log);
    size.observe(posts);
  }

  noteScroll() {
    // When only the content has grown, the person has not moved away from where they were.
    if (this.log.scrollTop !== this.scrollTop) this.remember();
  }

  /** Remember where the person is: at the end or not, and which post is at the top of the view. */
  remember() {
    const { scrollHeight, scrollTop, clientHeight } = this.log;
    this.scrollTop = scrollTop;
    this.pinned = scrollHeight - scrollTop - clientHeight < NEAR_END;
    this.anchor = [...this.posts.children].find((child) => bottomOf(child) > topOf(this.log));
    this.offset = this.anchor ? this.anchorOffset() : 0;
    if (this.pinned) this.newer.hidden = true;
  }

  anchorOffset() {
    return topOf(this.anchor) - topOf(this.log);
  }

  stay() {
    const busyInside = this.posts.contains(document.activeElement);
    if (this.pinned && !busyInside) this.log.scrollTop = this.log.scrollHeight;
    else if (this.anchor?.isConnected) this.log.scrollTop += this.anchorOffset() - this.offset;
    this.remember();
  }

  /** Show a post from its beginning, and the end of the conversation when both fit. */
  reveal(element) {
    const top = topOf(element);
    const fits = bottomOf(this.posts) - top + GAP <= this.log.clientHeight;
    if (fits) this.log.scrollTop = this.log.scrollHeight;
    else this.log.scrollTop += top - topOf(this.log) - GAP;
    this.remember();
  }

  /** Tell that there is something new below, from this card on. */
  offer(card) {
    if (this.newer.hidden) this.waiting = card;
    this.newer.hidden = false;
  }

  forgetWaiting() {
    this.newer.hidden = true;
  }

  showWaiting() {
    this.newer.hidden = true;
    this.reveal(this.waiting.element);
    this.waiting.element.focus({ preventScroll: true });
  }
}
