import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.Deflater;

/**
 * Makes lexicon.bin, the words and word pairs of the SmartCn model, from the dictionary objects in Lucene's jar.
 *
 *   java -cp /usr/share/java/lucene-analyzers-smartcn-8.7.0.jar ConvertSmartCn.java lexicon.bin
 *
 * The jar keeps the words as plain arrays, but of the word pairs only 64-bit FNV hashes of "left@right". The pairs are found again by hashing
 * every pair of words that the model can ever put side by side (some 10^10, two minutes on two cores) and asking the table as the model asks it.
 *
 * lexicon.bin, before zlib compression; all numbers are unsigned LEB128:
 *   number of words; then each word in ordinal order: characters shared with the word before, number of further characters, these as
 *   UTF-16 code units, frequency. A word's place in this order is its id. Words with # stand for classes: 始##始 the start of a
 *   sentence, 末##末 its end, 未##数 any number, 未##串 any other string.
 *   number of pairs; number of left words; then each in order: id minus the id before, number of pairs; then each pair in order: right id minus the right id
 *   before (the first: the id itself), frequency.
 */
public final class ConvertSmartCn {
    private static final int MOST = 2079997 + 80000;
    private static final long PRIME = 1099511628211L;
    private static final long BASIS = 0xcbf29ce484222325L;
    private static final String START = "始##始", END = "末##末", NUMBER = "未##数", STRING = "未##串";

    private static long[] pairHashes;
    private static int[] pairFrequencies;
    private static final long[] FILTER = new long[1 << 18];

    public static void main(String[] args) throws Exception {
        TreeMap<String, Integer> words = readWords();
        try (ObjectInputStream in = open("bigramdict.mem")) {
            pairHashes = (long[]) in.readObject();
            pairFrequencies = (int[]) in.readObject();
        }
        int stored = 0;
        for (int i = 0; i < pairHashes.length; i++) {
            if (pairHashes[i] == 0) continue;
            stored++;
            int bit = (int) (pairHashes[i] >>> 40);
            FILTER[bit >>> 6] |= 1L << bit;
        }

        String[] candidates = words.keySet().toArray(new String[0]);
        List<int[]> pairs = new ArrayList<>();
        IntStream.range(0, candidates.length).parallel().filter(left -> !candidates[left].equals(END)).forEach(left -> {
            List<int[]> found = pairsOf(left, candidates);
            synchronized (pairs) {
                pairs.addAll(found);
            }
        });
        pairs.sort((a, b) -> a[0] != b[0] ? Integer.compare(a[0], b[0]) : Integer.compare(a[1], b[1]));

        // A single character that the model neither counts nor pairs needs no entry.
        boolean[] kept = new boolean[candidates.length];
        for (int i = 0; i < kept.length; i++) kept[i] = candidates[i].length() > 1 || (words.get(candidates[i]) > 0 && words.get(candidates[i]) < MOST);
        for (int[] pair : pairs) kept[pair[0]] = kept[pair[1]] = true;
        int[] ids = new int[candidates.length];
        int count = 0;
        for (int i = 0; i < kept.length; i++) ids[i] = kept[i] ? count++ : -1;

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        number(out, count);
        String before = "";
        for (int i = 0; i < kept.length; i++) {
            if (!kept[i]) continue;
            String word = candidates[i];
            int shared = 0;
            while (shared < before.length() && shared < word.length() && before.charAt(shared) == word.charAt(shared)) shared++;
            number(out, shared);
            number(out, word.length() - shared);
            for (int c = shared; c < word.length(); c++) number(out, word.charAt(c));
            number(out, words.get(word));
            before = word;
        }
        number(out, pairs.size());
        number(out, (int) pairs.stream().mapToInt(pair -> pair[0]).distinct().count());
        int left = 0;
        for (int i = 0; i < pairs.size(); ) {
            int next = i;
            while (next < pairs.size() && pairs.get(next)[0] == pairs.get(i)[0]) next++;
            number(out, ids[pairs.get(i)[0]] - left);
            left = ids[pairs.get(i)[0]];
            number(out, next - i);
            int right = 0;
            for (; i < next; i++) {
                number(out, ids[pairs.get(i)[1]] - right);
                right = ids[pairs.get(i)[1]];
                number(out, pairs.get(i)[2]);
            }
        }
        byte[] plain = out.toByteArray();
        byte[] packed = compress(plain);
        Files.write(Path.of(args[0]), packed);
        System.out.printf("%d words, %d of %d stored pairs can occur, %d bytes plain, %d packed%n", count, pairs.size(), stored, plain.length, packed.length);
    }

    /** Every string that can be a node of the word graph, with the frequency that the model uses for it. */
    private static TreeMap<String, Integer> readWords() throws Exception {
        short[] places;
        char[] heads;
        char[][][] tails;
        int[][] frequencies;
        try (ObjectInputStream in = open("coredict.mem")) {
            places = (short[]) in.readObject();
            heads = (char[]) in.readObject();
            tails = (char[][][]) in.readObject();
            frequencies = (int[][]) in.readObject();
        }
        TreeMap<String, Integer> words = new TreeMap<>();
        for (int slot = 0; slot < heads.length; slot++) {
            if (heads[slot] == 0 || places[slot] < 0 || tails[places[slot]] == null) continue;
            char[][] items = tails[places[slot]];
            for (int item = 0; item < items.length; item++) {
                String word = heads[slot] + (items[item] == null ? "" : new String(items[item]));
                if (item > 0 && compare(items[item - 1], items[item]) >= 0) throw new IllegalStateException("not in order: " + word);
                boolean special = word.equals(START) || word.equals(END) || word.equals(NUMBER) || word.equals(STRING);
                if (special || word.chars().allMatch(ConvertSmartCn::isHan)) words.put(word, frequencies[places[slot]][item]);
            }
        }
        for (String special : List.of(START, END, NUMBER, STRING)) words.putIfAbsent(special, 0);
        for (int c = 0; c < 0x10000; c++) {
            if (isHan(c)) words.putIfAbsent(Character.toString(c), 0);
            else if (isDelimiter(c)) words.put(Character.toString(c), MOST);
        }
        return words;
    }

    private static int compare(char[] a, char[] b) {
        return Arrays.compare(a == null ? new char[0] : a, b == null ? new char[0] : b);
    }

    private static boolean isHan(int c) {
        return c >= 0x4E00 && c <= 0x9FA5;
    }

    private static boolean isDelimiter(int c) {
        if (c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z') return false;
        if (c >= 0xFF10 && c <= 0xFF19 || c >= 0xFF21 && c <= 0xFF3A || c >= 0xFF41 && c <= 0xFF5A) return false;
        return c >= 0x21 && c <= 0xBB || c >= 0x2010 && c <= 0x2642 || c >= 0x3001 && c <= 0x301E || c >= 0xFE30 && c <= 0xFF63;
    }

    private static List<int[]> pairsOf(int left, String[] words) {
        List<int[]> found = new ArrayList<>();
        long before = hash(hash(BASIS, words[left]), "@");
        for (int right = 0; right < words.length; right++) {
            String word = words[right];
            long hash = before;
            for (int i = 0; i < word.length(); i++) hash = step(hash, word.charAt(i));
            int bit = (int) (hash >>> 40);
            if ((FILTER[bit >>> 6] & 1L << bit) == 0 || word.equals(START)) continue;
            int frequency = frequency(hash, words[left] + "@" + word);
            if (frequency > 0) found.add(new int[] {left, right, frequency});
        }
        return found;
    }

    private static long hash(long hash, String text) {
        for (int i = 0; i < text.length(); i++) hash = step(hash, text.charAt(i));
        return hash;
    }

    private static long step(long hash, char c) {
        return ((hash ^ (c & 0xFF)) * PRIME ^ (c >> 8)) * PRIME;
    }

    /** The model probes an open hash table whose step is a second, very short hash; an entry behind a full chain is as good as absent. */
    private static int frequency(long hash, String pair) {
        int size = pairHashes.length, second = 5381;
        for (int i = 0; i < pair.length(); i++) {
            second = second * 33 + pair.charAt(i) & 0xFF;
            second = second * 33 + pair.charAt(i) >> 8;
        }
        int first = (int) Math.floorMod(hash, (long) size);
        for (int i = 1, slot = first; i < size; slot = (first + i++ * second) % size) {
            if (pairHashes[slot] == hash) return pairFrequencies[slot];
            if (pairHashes[slot] == 0) return 0;
        }
        return 0;
    }

    private static ObjectInputStream open(String name) throws IOException {
        return new ObjectInputStream(ClassLoader.getSystemResourceAsStream("org/apache/lucene/analysis/cn/smart/hhmm/" + name));
    }

    private static void number(ByteArrayOutputStream out, int value) {
        if (value < 0) throw new IllegalStateException("negative: " + value);
        for (; value >= 0x80; value >>>= 7) out.write(value & 0x7F | 0x80);
        out.write(value);
    }

    private static byte[] compress(byte[] plain) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        deflater.setInput(plain);
        deflater.finish();
        byte[] packed = new byte[plain.length];
        int length = deflater.deflate(packed);
        return Arrays.copyOf(packed, length);
    }
}
