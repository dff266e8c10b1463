// Loaded by Node before anything else: whoever asks for the network is stopped. Pipes, by which jsii speaks, stay open.
const dns = require("node:dns");
const net = require("node:net");

function refuse() {
  throw new Error("no network here");
}

net.Socket.prototype.connect = refuse;
dns.lookup = refuse;
dns.promises.lookup = refuse;
