import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * tokens: what Lucene's SmartChineseAnalyzer makes of texts; sentences: where Java's sentence iterator cuts them; speed: the most
 * units a second of processor time that the analyzer reaches in ten rounds over all of them. A line in is one text, with \\uXXXX for every unit outside printable ASCII and for the
 * backslash, so that texts may hold line breaks and half surrogates. A line out is the number of positions and then, each after a space, the
 * tokens as start,end,position,term, terms written the same way; or the ends of the sentences, separated by spaces.
 */
public final class SmartCnOracle {
    public static void main(String[] args) throws Exception {
        Analyzer analyzer = new SmartChineseAnalyzer();
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.US_ASCII);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        boolean tokens = args[0].equals("tokens");
        if (args[0].equals("speed")) speed(analyzer, in.lines().map(SmartCnOracle::read).toList(), out);
        for (String line; (line = in.readLine()) != null; ) out.println(tokens ? tokens(analyzer, read(line)) : sentences(read(line)));
        out.flush();
    }

    private static String tokens(Analyzer analyzer, String text) throws Exception {
        StringBuilder tokens = new StringBuilder();
        int position = -1;
        try (TokenStream stream = analyzer.tokenStream("text", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            PositionIncrementAttribute increment = stream.addAttribute(PositionIncrementAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                position += increment.getPositionIncrement();
                tokens.append(' ').append(offset.startOffset()).append(',').append(offset.endOffset()).append(',').append(position).append(',');
                write(tokens, term);
            }
            stream.end();
            position += increment.getPositionIncrement();
        }
        return (position + 1) + tokens.toString();
    }

    private static void speed(Analyzer analyzer, List<String> texts, PrintStream out) throws Exception {
        OperatingSystemMXBean processor = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        double most = 0;
        for (int round = 0; round < 10; round++) {
            long tokens = 0, from = processor.getProcessCpuTime();
            for (String text : texts) {
                try (TokenStream stream = analyzer.tokenStream("text", text)) {
                    stream.reset();
                    while (stream.incrementToken()) tokens++;
                    stream.end();
                }
            }
            if (tokens == 0) throw new IllegalStateException("no tokens");
            most = Math.max(most, texts.stream().mapToLong(String::length).sum() / ((processor.getProcessCpuTime() - from) / 1e9));
        }
        out.println((long) most);
    }

    private static String sentences(String text) {
        BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
        sentences.setText(text);
        StringJoiner ends = new StringJoiner(" ");
        for (int end; (end = sentences.next()) != BreakIterator.DONE; ) ends.add(Integer.toString(end));
        return ends.toString();
    }

    private static void write(StringBuilder out, CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit > ' ' && unit < 127 && unit != '\\') out.append(unit);
            else out.append(String.format("\\u%04X", (int) unit));
        }
    }

    private static String read(String line) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) != '\\') text.append(line.charAt(i));
            else {
                text.append((char) Integer.parseInt(line.substring(i + 2, i + 6), 16));
                i += 5;
            }
        }
        return text.toString();
    }
}
