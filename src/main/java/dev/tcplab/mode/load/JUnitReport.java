package dev.tcplab.mode.load;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import dev.tcplab.console.VisibleText;

/** JUnit XML of a load, with one test per threshold and the figures as output. */
final class JUnitReport {

	private JUnitReport() {
	}

	static String of(LoadResult result, List<Threshold> thresholds) {
		StringWriter text = new StringWriter();
		try {
			XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
			xml.writeStartDocument("UTF-8", "1.0");
			xml.writeStartElement("testsuite");
			xml.writeAttribute("name", "load");
			xml.writeAttribute("tests", String.valueOf(thresholds.size()));
			xml.writeAttribute("failures",
					String.valueOf(thresholds.stream().filter((threshold) -> threshold.failure() != null).count()));
			xml.writeAttribute("time", String.format(Locale.ROOT, "%.3f", result.seconds()));
			for (Threshold threshold : thresholds) {
				test(xml, threshold);
			}
			xml.writeStartElement("system-out");
			xml.writeCharacters(VisibleText.ofLines(String.join("\n", Summary.lines(result))));
			xml.writeEndDocument();
			xml.close();
		}
		catch (XMLStreamException ex) {
			throw new IllegalStateException(ex);
		}
		return text + "\n";
	}

	private static void test(XMLStreamWriter xml, Threshold threshold) throws XMLStreamException {
		xml.writeStartElement("testcase");
		xml.writeAttribute("classname", "load");
		xml.writeAttribute("name", threshold.name());
		if (threshold.failure() != null) {
			xml.writeStartElement("failure");
			xml.writeAttribute("message", threshold.failure());
			xml.writeEndElement();
		}
		xml.writeEndElement();
	}

}
