// The Playground would listen on every address of the machine; this keeps it on this machine.
const { Server } = require("node:net");

const listen = Server.prototype.listen;
Server.prototype.listen = function (port, ...rest) {
  const listening = rest.find((each) => typeof each === "function");
  return listen.call(this, { port: Number(port.port ?? port), host: "127.0.0.1" }, listening);
};
