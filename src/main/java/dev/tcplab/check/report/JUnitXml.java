package dev.tcplab.check.report;

import java.io.StringWriter;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import dev.tcplab.check.judge.Finding;
import dev.tcplab.check.judge.Point;
import dev.tcplab.check.judge.State;
import dev.tcplab.check.judge.Verdict;

/**
 * JUnit XML as Surefire, Jenkins, and GitLab read it: one suite per submission, one test
 * per check.
 */
final class JUnitXml {

	private final Clock clock;

	JUnitXml(Clock clock) {
		this.clock = clock;
	}

	String of(List<Verdict> verdicts) {
		StringWriter text = new StringWriter();
		try {
			XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
			xml.writeStartDocument("UTF-8", "1.0");
			begin(xml, "\n", "testsuites");
			counts(xml, verdicts);
			for (Verdict verdict : verdicts) {
				suite(xml, verdict);
			}
			end(xml, "\n");
			xml.writeEndDocument();
			xml.close();
		}
		catch (XMLStreamException ex) {
			throw new IllegalStateException(ex);
		}
		return text + "\n";
	}

	private void suite(XMLStreamWriter xml, Verdict verdict) throws XMLStreamException {
		String name = className(verdict);
		begin(xml, "\n\t", "testsuite");
		xml.writeAttribute("name", name);
		counts(xml, List.of(verdict));
		xml.writeAttribute("timestamp", LocalDateTime.now(this.clock).truncatedTo(ChronoUnit.SECONDS).toString());
		properties(xml, Map.of("points", verdict.points(), "max-points", verdict.worth()));
		if (verdict.problem() != null) {
			test(xml, name, Point.CHECKABLE.title());
			element(xml, "error", verdict.problem(), Point.CHECKABLE.id(), verdict.problem());
			end(xml, "\n\t\t");
		}
		for (Finding finding : verdict.findings()) {
			test(xml, name, finding.point().title());
			outcome(xml, finding);
			end(xml, "\n\t\t");
		}
		List<String> output = new ArrayList<>(verdict.notes());
		output.addAll(verdict.output());
		if (!output.isEmpty()) {
			element(xml, "\n\t\t", "system-out", String.join("\n", output));
		}
		end(xml, "\n\t");
	}

	private static void properties(XMLStreamWriter xml, Map<String, Integer> properties) throws XMLStreamException {
		begin(xml, "\n\t\t", "properties");
		for (Map.Entry<String, Integer> property : new TreeMap<>(properties).entrySet()) {
			begin(xml, "\n\t\t\t", "property");
			xml.writeAttribute("name", property.getKey());
			xml.writeAttribute("value", property.getValue().toString());
			xml.writeEndElement();
		}
		end(xml, "\n\t\t");
	}

	private void outcome(XMLStreamWriter xml, Finding finding) throws XMLStreamException {
		String text = Reason.text(finding);
		switch (finding.state()) {
			case FAILED -> element(xml, "failure", finding.reason(), finding.point().id(), text);
			case NOT_RUN -> xml.writeEmptyElement("skipped");
			case REMARK -> element(xml, "\n\t\t\t", "system-out", "Remark: " + text);
			case PASSED -> {
				if (!text.isEmpty()) {
					element(xml, "\n\t\t\t", "system-out", text);
				}
			}
		}
	}

	private static void counts(XMLStreamWriter xml, List<Verdict> verdicts) throws XMLStreamException {
		long errors = verdicts.stream().filter((verdict) -> verdict.problem() != null).count();
		List<State> states = verdicts.stream()
			.flatMap((verdict) -> verdict.findings().stream())
			.map(Finding::state)
			.toList();
		xml.writeAttribute("tests", String.valueOf(errors + states.size()));
		xml.writeAttribute("failures", String.valueOf(states.stream().filter(State.FAILED::equals).count()));
		xml.writeAttribute("errors", String.valueOf(errors));
		xml.writeAttribute("skipped", String.valueOf(states.stream().filter(State.NOT_RUN::equals).count()));
		xml.writeAttribute("time", String.valueOf(verdicts.stream().mapToDouble(Verdict::seconds).sum()));
	}

	private static void test(XMLStreamWriter xml, String className, String name) throws XMLStreamException {
		begin(xml, "\n\t\t", "testcase");
		xml.writeAttribute("classname", className);
		xml.writeAttribute("name", name);
		// Only the program's total time is known.
		xml.writeAttribute("time", "0");
	}

	private static void element(XMLStreamWriter xml, String name, String message, String type, String text)
			throws XMLStreamException {
		begin(xml, "\n\t\t\t", name);
		xml.writeAttribute("message", message);
		xml.writeAttribute("type", type);
		xml.writeCharacters(text);
		xml.writeEndElement();
	}

	private static void element(XMLStreamWriter xml, String indent, String name, String text)
			throws XMLStreamException {
		begin(xml, indent, name);
		xml.writeCharacters(text);
		xml.writeEndElement();
	}

	private static void begin(XMLStreamWriter xml, String indent, String name) throws XMLStreamException {
		xml.writeCharacters(indent);
		xml.writeStartElement(name);
	}

	private static void end(XMLStreamWriter xml, String indent) throws XMLStreamException {
		xml.writeCharacters(indent);
		xml.writeEndElement();
	}

	// Readers take the part before the last dot for a package.
	private static String className(Verdict verdict) {
		return verdict.exercise() + "." + verdict.submission().replace('.', '_');
	}

}
