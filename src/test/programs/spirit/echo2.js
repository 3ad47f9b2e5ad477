const net = require("net");

let count = 0;

const server = net.createServer((client) => {
  count++;
  console.log(`CONNECTION ${count}. Client IP,PORT: ('${client.remoteAddress}', ${client.remotePort})`);
  client.once("data", (message) => {
    console.log(`Message received: ${message}`);
    client.end(Buffer.concat([Buffer.from("ECHO: "), message, Buffer.from("\n")]));
    console.log("Waiting for Clients to connect");
  });
  client.on("error", () => console.log("Waiting for Clients to connect"));
});

server.listen(8080, () => {
  console.log("The server is configured!");
  console.log("Waiting for Clients to connect");
});

process.on("SIGINT", () => {
  console.log("Server stopped by the user");
  process.exit();
});
