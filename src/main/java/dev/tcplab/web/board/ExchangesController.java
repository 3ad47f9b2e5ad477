package dev.tcplab.web.board;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import dev.tcplab.web.board.BoardEntry.Rendered;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The kept exchanges, the oldest first, chosen by an {@link ExchangeFilter}. */
@RestController
class ExchangesController {

	private static final int MOST_AT_ONCE = 500;

	private final Board board;

	private final ExchangeRenderer renderer;

	ExchangesController(Board board, ExchangeRenderer renderer) {
		this.board = board;
		this.renderer = renderer;
	}

	@GetMapping("/board/exchanges")
	ResponseEntity<List<Rendered>> exchanges(@RequestParam Map<String, String> filter) {
		List<Rendered> exchanges = chosen(filter).stream().limit(MOST_AT_ONCE).map(this.renderer::render).toList();
		return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(exchanges);
	}

	// Files are written exchange by exchange, because a small heap cannot hold them all.

	@GetMapping("/board/exchanges.jsonl")
	void jsonLines(@RequestParam Map<String, String> filter, HttpServletResponse response) throws IOException {
		OutputStream body = Download.begin(response, "exchanges.jsonl", "application/jsonl;charset=UTF-8");
		for (BoardEntry entry : chosen(filter)) {
			body.write((this.renderer.render(entry).json() + "\n").getBytes(StandardCharsets.UTF_8));
		}
	}

	@GetMapping("/board/exchanges.pcapng")
	void capture(@RequestParam Map<String, String> filter, HttpServletResponse response) throws IOException {
		Capture capture = new Capture(Download.begin(response, "exchanges.pcapng", "application/x-pcapng"));
		for (BoardEntry entry : chosen(filter)) {
			capture.add(entry, this.renderer.server(entry), this.renderer.view(entry).explanation());
		}
	}

	private List<BoardEntry> chosen(Map<String, String> filter) {
		ExchangeFilter chosen = new ExchangeFilter(filter);
		return this.board.news()
			.exchanges()
			.stream()
			.filter((entry) -> filter.isEmpty() || chosen.matches(this.renderer.view(entry)))
			.toList();
	}

}
