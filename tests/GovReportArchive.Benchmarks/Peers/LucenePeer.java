import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.FSDirectory;

/**
 * Apache Lucene 8.7 doing the same work on the same records, one command a line on standard input, one answer a line on standard output.
 *
 *   segment FILE RECORDS       -> chars, tokens, nanoseconds of analysis
 *   index FILE DIR THREADS     -> records, nanoseconds, bytes on disk, nanoseconds of processor time
 *   open DIR                   -> documents, nanoseconds
 *   query N TEXT               -> total, ids, scores, N times of the top 10, N times of the top 10 with the counts of three facets
 *
 * FILE: id, title, year, province, agency type and sections a line, separated by tabs; sections by U+0001, their line ends are U+0002.
 */
public final class LucenePeer {
    private static final String[] FACETS = {"year", "province", "type"};

    private final Analyzer analyzer = new SmartChineseAnalyzer();
    private IndexSearcher searcher;
    private DefaultSortedSetDocValuesReaderState facets;

    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        LucenePeer peer = new LucenePeer();
        for (String line; (line = in.readLine()) != null; ) out.println(peer.answer(line.split("\t")));
    }

    private String answer(String[] command) throws Exception {
        return switch (command[0]) {
            case "segment" -> segment(Path.of(command[1]), Integer.parseInt(command[2]));
            case "index" -> index(Path.of(command[1]), Path.of(command[2]), Integer.parseInt(command[3]));
            case "open" -> open(Path.of(command[1]));
            case "query" -> query(Integer.parseInt(command[1]), command[2]);
            default -> throw new IllegalArgumentException(command[0]);
        };
    }

    private String segment(Path file, int records) throws Exception {
        long chars = 0, tokens = 0, nanos = 0;
        try (BufferedReader in = Files.newBufferedReader(file)) {
            String line;
            for (int i = 0; i < records && (line = in.readLine()) != null; i++) {
                for (String text : sections(line.split("\t", -1))) {
                    long from = System.nanoTime();
                    try (TokenStream stream = analyzer.tokenStream("body", text)) {
                        stream.reset();
                        while (stream.incrementToken()) tokens++;
                        stream.end();
                    }
                    nanos += System.nanoTime() - from;
                    chars += text.length();
                }
            }
        }
        return chars + "\t" + tokens + "\t" + nanos;
    }

    private static String[] sections(String[] record) {
        String[] sections = record[5].split("\u0001", -1);
        for (int i = 0; i < sections.length; i++) sections[i] = sections[i].replace('\u0002', '\n');
        return sections;
    }

    private String index(Path file, Path directory, int threads) throws Exception {
        FacetsConfig config = new FacetsConfig();
        OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long from = System.nanoTime(), fromProcessor = process.getProcessCpuTime();
        long count = 0;
        try (IndexWriter writer = new IndexWriter(FSDirectory.open(directory), new IndexWriterConfig(analyzer).setRAMBufferSizeMB(256));
             BufferedReader in = Files.newBufferedReader(file)) {
            BlockingQueue<String> lines = new ArrayBlockingQueue<>(1000);
            ExecutorService pool = Executors.newFixedThreadPool(threads);
            List<Future<?>> workers = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                workers.add(pool.submit(() -> {
                    for (String line; !(line = lines.take()).isEmpty(); ) writer.addDocument(config.build(document(line)));
                    lines.put("");
                    return null;
                }));
            }
            for (String line; (line = in.readLine()) != null; count++) lines.put(line);
            lines.put("");
            for (Future<?> worker : workers) worker.get();
            pool.shutdown();
            writer.commit();
        }
        long nanos = System.nanoTime() - from, processor = process.getProcessCpuTime() - fromProcessor, bytes = 0;
        try (var files = Files.list(directory)) {
            for (Path path : (Iterable<Path>) files::iterator) bytes += Files.size(path);
        }
        return count + "\t" + nanos + "\t" + bytes + "\t" + processor;
    }

    private static Document document(String line) {
        String[] record = line.split("\t", -1);
        Document document = new Document();
        document.add(new StoredField("id", record[0]));
        document.add(new StoredField("title", record[1]));
        for (String text : sections(record)) document.add(new TextField("body", text, Field.Store.YES));
        for (int i = 0; i < FACETS.length; i++) document.add(new SortedSetDocValuesFacetField(FACETS[i], record[2 + i]));
        return document;
    }

    private String open(Path directory) throws Exception {
        long from = System.nanoTime();
        searcher = new IndexSearcher(DirectoryReader.open(FSDirectory.open(directory)));
        facets = new DefaultSortedSetDocValuesReaderState(searcher.getIndexReader());
        long nanos = System.nanoTime() - from;
        searcher.setQueryCache(null);
        return searcher.getIndexReader().numDocs() + "\t" + nanos;
    }

    private String query(int runs, String text) throws Exception {
        QueryParser parser = new QueryParser("body", analyzer);
        parser.setDefaultOperator(QueryParser.Operator.AND);
        StringBuilder top = new StringBuilder(), faceted = new StringBuilder();
        for (int run = 0; run < runs; run++) {
            // Reading the query is part of answering it, on both sides.
            long a = System.nanoTime();
            searcher.search(parser.parse(text), 10);
            long b = System.nanoTime();
            FacetsCollector collector = new FacetsCollector();
            FacetsCollector.search(searcher, parser.parse(text), 10, collector);
            SortedSetDocValuesFacetCounts counts = new SortedSetDocValuesFacetCounts(facets, collector);
            for (String facet : FACETS) counts.getTopChildren(40, facet);
            long c = System.nanoTime();
            top.append(run == 0 ? "" : " ").append(b - a);
            faceted.append(run == 0 ? "" : " ").append(c - b);
        }
        Query query = parser.parse(text);
        TopDocs hits = searcher.search(query, 10);
        StringBuilder ids = new StringBuilder(), scores = new StringBuilder();
        for (ScoreDoc hit : hits.scoreDocs) {
            ids.append(ids.length() == 0 ? "" : " ").append(searcher.doc(hit.doc, Set.of("id")).get("id"));
            scores.append(scores.length() == 0 ? "" : " ").append(String.format(Locale.ROOT, "%.9g", hit.score));
        }
        return searcher.count(query) + "\t" + ids + "\t" + scores + "\t" + top + "\t" + faceted;
    }
}
