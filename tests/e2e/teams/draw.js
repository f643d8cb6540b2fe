// Draws a card as a client with Teams' features does, and tells what the renderer complains of.
const markdown = markdownit();

AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdown.render(text);
  result.didProcess = true;
};

window.pressed = [];

window.theme = new CSSStyleSheet();
document.adoptedStyleSheets = [window.theme];

window.drawCard = (payload, host) => {
  AdaptiveCards.CardElement.langProperty.regEx.lastIndex = 0; // it is global, so every second card had a "wrong" one
  const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5);
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig(host);
  card.onExecuteAction = (action) => window.pressed.push({ type: action.getJsonTypeName(), data: action.data });
  card.parse(payload, context);
  const drawn = card.render();
  drawn.style.width = "100%";
  document.body.replaceChildren(drawn);
  const parsing = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index));
  return [...parsing, ...card.validateProperties().validationEvents].map((event) => event.message);
};
