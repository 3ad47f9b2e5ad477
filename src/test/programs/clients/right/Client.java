import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

public class Client {

	public static void main(String[] args) throws IOException {
		try (Socket socket = new Socket("127.0.0.1", 8080)) {
			socket.getOutputStream().write("HELLO FROM THE CLIENT!!!".getBytes(StandardCharsets.UTF_8));
			byte[] answer = socket.getInputStream().readAllBytes();
			System.out.println("MESSAGE FROM THE SERVER:\n");
			System.out.println(new String(answer, StandardCharsets.UTF_8));
		}
	}

}
