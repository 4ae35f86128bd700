import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * Lets Apache Lucene 8.7 answer queries, to be compared with: arguments are a file of documents (one a line, values of the field "body" separated
 * by U+001F) and a file of queries (one a line: AND or OR as default operator, a tab, classic syntax). For each query: its hits in all, then a line
 * with the document's line number and score for each of the first hundred.
 */
final class ParityOracle {
    public static void main(String[] arguments) throws Exception {
        Analyzer analyzer = new SmartChineseAnalyzer();
        ByteBuffersDirectory memory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(memory, new IndexWriterConfig(analyzer))) {
            int number = 0;
            for (String line : Files.readAllLines(Path.of(arguments[0]))) {
                Document document = new Document();
                document.add(new StoredField("number", number++));
                for (String value : line.split("\u001f", -1)) document.add(new TextField("body", value, Field.Store.NO));
                writer.addDocument(document);
            }
            writer.forceMerge(1);
        }
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(memory));
        for (String line : Files.readAllLines(Path.of(arguments[1]))) {
            int tab = line.indexOf('\t');
            QueryParser parser = new QueryParser("body", analyzer);
            parser.setDefaultOperator(line.startsWith("AND") ? QueryParser.Operator.AND : QueryParser.Operator.OR);
            Query query = parser.parse(line.substring(tab + 1));
            out.println(searcher.count(query));
            for (ScoreDoc hit : searcher.search(query, 100).scoreDocs) {
                out.println("\t" + searcher.doc(hit.doc).getField("number").numericValue() + "\t" + hit.score);
            }
        }
        out.flush();
    }
}
