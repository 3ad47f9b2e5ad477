import java.io.IOException;
import java.net.Socket;

public class ClientTest {

	public static void main(String[] args) throws IOException {
		for (int i = 0; i < 5; i++) {
			String message = "Message " + i;
			System.out.println("To Server: " + message);
			try (Socket socket = new Socket("127.0.0.1", 8080)) {
				socket.getOutputStream().write(message.getBytes());
				byte[] buffer = new byte[2048];
				int length = socket.getInputStream().read(buffer);
				System.out.println("From Server: " + new String(buffer, 0, length));
			}
		}
	}

}
