const net = require("net");

const socket = net.connect(8080, "127.0.0.1", () => socket.write("HELLO FROM THE CLIENT!!!"));

socket.on("data", (answer) => {
  console.log("MESSAGE FROM THE SERVER:\n");
  console.log(answer.toString());
  socket.end();
});
