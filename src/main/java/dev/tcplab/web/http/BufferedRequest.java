package dev.tcplab.web.http;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

final class BufferedRequest extends HttpServletRequestWrapper {

	static final int LARGEST_BODY = 64 * 1024;

	/**
	 * Reads even a body that is too large, because a client that is still sending would
	 * be reset before it reads the response.
	 */
	private static final int MOST_READ = 2 * 1024 * 1024;

	private static final long TIME = TimeUnit.SECONDS.toNanos(5);

	private final InputStream body;

	private BufferedRequest(HttpServletRequest request, InputStream body) {
		super(request);
		this.body = body;
	}

	/** Rejects a length that is far too large before any of the body is read (413). */
	static void checkLength(HttpServletRequest request) {
		if (request.getContentLengthLong() > MOST_READ) {
			throw tooLarge();
		}
	}

	/** Rejects a body that is too large (413), or does not arrive in time (408). */
	static BufferedRequest of(HttpServletRequest request) {
		long end = System.nanoTime() + TIME;
		byte[] body = new byte[LARGEST_BODY + 1];
		int length = 0;
		try {
			int count;
			while (length < MOST_READ && (count = readInto(body, length, request)) >= 0) {
				length += count;
				if (System.nanoTime() - end > 0) {
					throw new IOException("Too late");
				}
			}
		}
		catch (IOException ex) {
			throw new ResponseStatusException(HttpStatus.REQUEST_TIMEOUT, "The body did not arrive within 5 s", ex);
		}
		if (length > LARGEST_BODY) {
			throw tooLarge();
		}
		return new BufferedRequest(request, new ByteArrayInputStream(body, 0, length));
	}

	private static ResponseStatusException tooLarge() {
		return new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE, "A body has at most 64 KB");
	}

	private static int readInto(byte[] body, int length, HttpServletRequest request) throws IOException {
		// The rest of a body that is too large overwrites its beginning, and is dropped.
		int start = (length <= LARGEST_BODY) ? length : 0;
		return request.getInputStream().read(body, start, body.length - start);
	}

	@Override
	public ServletInputStream getInputStream() {
		return new Body(this.body);
	}

	@Override
	public BufferedReader getReader() {
		String encoding = getCharacterEncoding();
		return new BufferedReader(new InputStreamReader(this.body,
				(encoding != null) ? Charset.forName(encoding) : StandardCharsets.UTF_8));
	}

	private static final class Body extends ServletInputStream {

		private final InputStream bytes;

		private boolean finished;

		Body(InputStream bytes) {
			this.bytes = bytes;
		}

		@Override
		public int read() throws IOException {
			int read = this.bytes.read();
			this.finished = read < 0;
			return read;
		}

		@Override
		public int read(byte[] target, int offset, int length) throws IOException {
			int count = this.bytes.read(target, offset, length);
			this.finished = count < 0;
			return count;
		}

		@Override
		public boolean isFinished() {
			return this.finished;
		}

		@Override
		public boolean isReady() {
			return true;
		}

		@Override
		public void setReadListener(ReadListener listener) {
			throw new UnsupportedOperationException("The body is read already");
		}

	}

}
