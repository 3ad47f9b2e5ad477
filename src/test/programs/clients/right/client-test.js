const net = require("net");

function talk(number) {
  if (number === 5) {
    return;
  }
  const socket = net.connect(8080, "127.0.0.1");
  console.log(`To Server: Message ${number}`);
  socket.write(`Message ${number}`);
  socket.on("data", (answer) => {
    console.log(`From Server: ${answer}`);
    socket.destroy();
    talk(number + 1);
  });
}

talk(0);
