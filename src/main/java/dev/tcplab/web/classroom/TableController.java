package dev.tcplab.web.classroom;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import dev.tcplab.support.CsvRow;
import dev.tcplab.web.board.StudentTable;
import dev.tcplab.web.board.StudentTable.Row;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The table of results, for the teacher. */
@RestController
class TableController {

	private static final String HEAD = "name,address,shared,exercise,result,finding,time\r\n";

	private final StudentTable table;

	TableController(StudentTable table) {
		this.table = table;
	}

	@GetMapping("/board/class")
	ResponseEntity<List<Row>> table() {
		return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(this.table.rows());
	}

	@GetMapping(path = "/board/class.csv", produces = "text/csv;charset=UTF-8")
	ResponseEntity<byte[]> csv() {
		String rows = this.table.rows().stream().map(TableController::csv).collect(Collectors.joining("", HEAD, ""));
		return ResponseEntity.ok()
			.cacheControl(CacheControl.noStore())
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename("class.csv").build().toString())
			.body(rows.getBytes(StandardCharsets.UTF_8));
	}

	private static String csv(Row row) {
		return CsvRow.of(Arrays
			.asList(row.name(), row.address(), row.shared(), row.exercise(), row.result(), row.finding(), row.time())
			.stream()
			.map((cell) -> Objects.requireNonNullElse(cell, ""))
			.toList());
	}

}
