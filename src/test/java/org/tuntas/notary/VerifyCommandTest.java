package org.tuntas.notary;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever somebody does to downloaded files is noticed, and said in words that name the place. */
class VerifyCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LOG = "log-2026-04-20.csv";

    @TempDir
    Path directory;

    private Bundle files;

    @BeforeEach
    void download() throws IOException {
        files = Bundle.in(directory);
    }

    @Test
    void whatIsWholeFits() {
        assertThat(files.verify("proof.json", LOG, "log-2026-04-21.csv", "log-2026-04-22.csv", "seals.csv"))
                .isEqualTo(VerifyCommand.FINE);
        assertThat(files.said())
                .contains("3 days, 2026-04-20 to 2026-04-22, the chain is whole")
                .contains("Day 2026-04-20: 3 entries, 2 of them open, fit its seal")
                .contains("Report LP-26-0000-0000: 5 sealed entries (1 among officers)")
                .contains("Everything fits.")
                .doesNotContain("come from the proof itself");
        assertThat(files.verify("proof.json")).isEqualTo(VerifyCommand.FINE);
        assertThat(files.said()).contains("The seals come from the proof itself");
    }

    static Stream<Arguments> tamperings() {
        return Stream.of(
                tampering("the words", 3, entry -> ((ObjectNode) entry.get("words")).put("message", "Beres."), "words"),
                tampering("the round", 3, entry -> ((ObjectNode) entry.get("words")).put("round", 2), "words"),
                tampering(
                        "an argument",
                        1,
                        entry -> ((ArrayNode) entry.get("words").get("arguments")).set(0, "kota-bogor"),
                        "words"),
                tampering("what was reported", 0, entry -> ((ObjectNode) entry.get("words")).put("text", "x"), "words"),
                tampering("the kind", 3, entry -> entry.put("kind", "FINAL_ANSWER"), "number, kind or time"),
                tampering("the moment", 3, entry -> entry.put("at", "2026-04-20T02:00:05.000000Z"), "number, kind"),
                tampering("the inside", 3, entry -> entry.put("inside", "0".repeat(64)), "number, kind or time"),
                tampering("the fingerprint", 2, entry -> entry.put("fingerprint", "0".repeat(64)), "not in the day"),
                tampering("the path", 3, entry -> ((ArrayNode) entry.get("path")).removeAll(), "not in the day"),
                tampering("the position", 3, entry -> entry.put("position", 7), "not in the day"),
                tampering("the day", 3, entry -> entry.put("day", "2026-04-20"), "not in the day"),
                tampering("a day without a seal", 3, entry -> entry.put("day", "2026-05-20"), "no seal of 2026-05-20"),
                tampering("a salt", 3, entry -> entry.put("linkSalt", "0".repeat(32)), "does not follow"));
    }

    private static Arguments tampering(String what, int entry, Consumer<ObjectNode> deed, String said) {
        return Arguments.of(what, entry, deed, said);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tamperings")
    void aChangedFieldOfAProofIsNamed(String what, int at, Consumer<ObjectNode> deed, String said) throws IOException {
        ObjectNode proof = (ObjectNode) JSON.readTree(files.read("proof.json"));
        deed.accept((ObjectNode) proof.get("entries").get(at));
        files.write("proof.json", JSON.writeValueAsString(proof));
        assertThat(files.verify("seals.csv", "proof.json")).isEqualTo(VerifyCommand.BROKEN);
        assertThat(files.said()).contains("DOES NOT FIT: Entry " + (at + 1), said);
    }

    @Test
    void anEntryThatIsRemovedMovedOrAddedToAProofIsNamed() throws IOException {
        ObjectNode whole = (ObjectNode) JSON.readTree(files.read("proof.json"));

        ObjectNode without = whole.deepCopy();
        ((ArrayNode) without.get("entries")).remove(2);
        proofSays(
                without,
                "Entry 3 was expected and entry 4 stands there",
                "Entry 4 (INTERIM_ANSWER): it does not follow");

        ObjectNode renumbered = without.deepCopy();
        for (int i = 2; i < 4; i++) {
            ((ObjectNode) renumbered.get("entries").get(i)).put("sequence", i + 1);
        }
        proofSays(renumbered, "Entry 3 (INTERIM_ANSWER): it does not follow");

        ObjectNode swapped = whole.deepCopy();
        ArrayNode entries = (ArrayNode) swapped.get("entries");
        entries.insert(3, entries.remove(4));
        proofSays(swapped, "Entry 4 was expected and entry 5 stands there");

        ObjectNode longer = whole.deepCopy();
        ObjectNode added = ((ObjectNode) longer.get("entries").get(4)).deepCopy();
        added.put("sequence", 6).put("kind", "SATISFIED");
        ((ArrayNode) longer.get("entries")).add(added);
        proofSays(longer, "Entry 6 (SATISFIED): it does not follow", "Entry 6 (SATISFIED): its number, kind or time");
    }

    private void proofSays(ObjectNode proof, String... said) throws IOException {
        files.write("tampered.json", JSON.writeValueAsString(proof));
        assertThat(files.verify("seals.csv", "tampered.json")).isEqualTo(VerifyCommand.BROKEN);
        assertThat(files.said()).contains(said);
    }

    @ParameterizedTest
    @CsvSource({
        "3, LP-26-1111-1111, of report LP-26-1111-1111",
        "4, SATISFIED, the entry SATISFIED of report",
        "5, 2026-04-20T02:00:09.000000Z, 2026-04-20T02:00:09.000000Z",
        "6, , 'Line {n} is not what it should be'",
        "7, 0000000000000000000000000000000000000000000000000000000000000000, is not the one that was sealed",
        "8, 0000000000000000000000000000000000000000000000000000000000000000, is not the one that was sealed",
        "2, 0000000000000000000000000000000000000000000000000000000000000000, is not the one that was sealed",
        "1, 9, was expected and 9 stands there",
        "0, 2026-04-21, 'Day 2026-04-20: sealed with 3 entries'"
    })
    void aChangedFieldOfALogIsNamed(int field, String value, String said) throws IOException {
        List<String> lines = new ArrayList<>(files.read(LOG).lines().toList());
        int open = lines.get(1).contains(Bundle.NUMBER) ? 1 : 2;
        String[] fields = lines.get(open).split(",", -1);
        fields[field] = value == null ? "" : value;
        lines.set(open, String.join(",", fields));
        logSays(lines, said.replace("{n}", Integer.toString(open + 1)));
    }

    @Test
    void aLineThatIsRemovedMovedOrAddedToALogIsNoticed() throws IOException {
        List<String> lines = files.read(LOG).lines().toList();
        List<String> without = new ArrayList<>(lines);
        without.remove(3);
        logSays(without, "Day 2026-04-20: sealed with 3 entries, here are 2");

        List<String> first = new ArrayList<>(lines);
        first.remove(1);
        logSays(first, "position 0 was expected and 1 stands there");

        List<String> swapped = new ArrayList<>(lines);
        Collections.swap(swapped, 1, 2);
        logSays(swapped, "its fingerprint is out of order");

        List<String> longer = new ArrayList<>(lines);
        longer.add("2026-04-20,3," + "f".repeat(64) + ",,,,,,");
        logSays(longer, "sealed with 3 entries, here are 4");

        List<String> other = new ArrayList<>(lines);
        other.set(3, "2026-04-20,2," + "f".repeat(64) + ",,,,,,");
        logSays(other, "Day 2026-04-20: its entries are not those that were sealed");
    }

    private void logSays(List<String> lines, String said) throws IOException {
        files.write("log.csv", String.join("\n", lines) + "\n");
        assertThat(files.verify("seals.csv", "log.csv")).isEqualTo(VerifyCommand.BROKEN);
        assertThat(files.said()).contains("DOES NOT FIT:", said);
    }

    @Test
    void aListOfSealsThatWasRewrittenIsNoticed() throws IOException {
        List<String> lines = files.read("seals.csv").lines().toList();
        List<String> gap = new ArrayList<>(lines);
        gap.remove(2);
        sealsSay(gap, "After 2026-04-20 comes 2026-04-22");

        for (int field = 1; field < 5; field++) {
            List<String> changed = new ArrayList<>(lines);
            String[] fields = lines.get(2).split(",");
            fields[field] = field == 1 ? "9" : "1".repeat(64);
            changed.set(2, String.join(",", fields));
            sealsSay(changed, "Day 2026-04-21: its seal is not the one over");
        }

        DaySeal second = LogFormat.readSeal(lines.get(2)).orElseThrow();
        DaySeal third = LogFormat.readSeal(lines.get(3)).orElseThrow();
        DaySeal forged = DaySeal.of(second.day(), 1, third.root(), second.previous());
        List<String> broken = new ArrayList<>(lines);
        broken.set(2, LogFormat.line(forged));
        sealsSay(broken, "Day 2026-04-22: it does not follow the seal of 2026-04-21");

        // Who rewrites everything from a day on makes a list that is whole, and another one than was kept elsewhere.
        List<String> rewritten = new ArrayList<>(broken);
        rewritten.set(3, LogFormat.line(DaySeal.of(third.day(), third.size(), third.root(), forged.seal())));
        files.write("new.csv", String.join("\n", rewritten) + "\n");
        assertThat(files.verify("new.csv")).isEqualTo(VerifyCommand.FINE);
        assertThat(files.verify("seals.csv", "new.csv")).isEqualTo(VerifyCommand.BROKEN);
        assertThat(files.said()).contains("Day 2026-04-21: its seal is another than in", "Day 2026-04-22");
        assertThat(files.verify("new.csv", "proof.json")).isEqualTo(VerifyCommand.BROKEN);
    }

    private void sealsSay(List<String> lines, String said) throws IOException {
        files.write("tampered.csv", String.join("\n", lines) + "\n");
        assertThat(files.verify("tampered.csv")).isEqualTo(VerifyCommand.BROKEN);
        assertThat(files.said()).contains("DOES NOT FIT:", said);
    }

    @Test
    void aLogWithoutItsSealIsNotBelieved() {
        assertThat(files.verify(LOG)).isEqualTo(VerifyCommand.BROKEN);
        assertThat(files.said()).contains("Day 2026-04-20: its seal is not among these files");
    }

    @Test
    void whoCallsItWronglyIsToldHow() throws IOException {
        assertThat(files.verify()).isEqualTo(VerifyCommand.MISUSED);
        assertThat(files.said()).contains("Usage: java -jar tuntas.jar verify");
        assertThat(files.verify("nowhere.csv")).isEqualTo(VerifyCommand.MISUSED);
        assertThat(files.said()).contains("nowhere.csv is not there");
        assertThat(files.verify("")).as("a directory").isEqualTo(VerifyCommand.MISUSED);
        files.write("letter.txt", "Dear all");
        assertThat(files.verify("seals.csv", "letter.txt")).isEqualTo(VerifyCommand.MISUSED);
        Files.write(files.file("picture.csv"), new byte[] {(byte) 0xff, (byte) 0xd8, 0, 1});
        assertThat(files.verify("picture.csv")).isEqualTo(VerifyCommand.MISUSED);
        files.write("empty.csv", "");
        assertThat(files.verify("empty.csv")).isEqualTo(VerifyCommand.MISUSED);
    }

    @Test
    void filesThatWereMadeToHarmAreSaidToBeBroken() throws IOException {
        hostile("head.csv", LogFormat.SEALS + "\n", "There are no seals in this file");
        hostile("nothing.csv", LogFormat.LOG + "\n", "There are no entries in this file");
        hostile("words.csv", LogFormat.SEALS + "\nsatu,dua,tiga,empat,lima\n", "Line 2 is not what it should be");
        hostile("number.csv", LogFormat.SEALS + "\n2026-04-20,99999999999,a,b,c\n", "Line 2 is not");
        hostile("line.csv", LogFormat.LOG + "\n" + "x".repeat(3_000_000), "Line 2 is not what it should be");
        hostile("many.csv", LogFormat.SEALS + "\n" + "x\n".repeat(1_000), "and 981 more");
        String head = "{\"format\":\"" + ProofFile.FORMAT + "\",";
        hostile("half.json", head, "The form of this file is broken");
        hostile("deep.json", head + "\"entries\":" + "[".repeat(100_000), "The form of this file is broken");
        hostile("type.json", head + "\"number\":[1],\"entries\":7}", "The form of this file is broken");
        hostile("bare.json", head + "\"number\":\"LP\"}", "This file is not complete");
        hostile(
                "null.json",
                head + "\"number\":\"LP\",\"made\":\"x\",\"seals\":[null],\"entries\":[null]}",
                "This file is not complete");
        hostile(
                "void.json",
                head + "\"number\":\"LP\",\"made\":\"x\",\"seals\":[],\"entries\":[{\"sequence\":1},"
                        + "{\"sequence\":2,\"kind\":\"FILED\",\"fingerprint\":\"" + "0".repeat(64)
                        + "\",\"words\":{\"round\":1},\"path\":[null,\"x\"]}]}",
                "Entry 1: fingerprint is missing or cannot be read");
        try (OutputStream out = Files.newOutputStream(files.file("huge.json"))) {
            out.write((head + "\"number\":\"").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            byte[] filling = "x".repeat(1 << 20).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            for (int i = 0; i < 9; i++) {
                out.write(filling);
            }
        }
        assertThat(files.verify("huge.json")).isEqualTo(VerifyCommand.BROKEN);
        assertThat(files.said()).contains("larger than 8 MB");
        byte[] seals = Files.readAllBytes(files.file("seals.csv"));
        byte[] cut = java.util.Arrays.copyOf(seals, seals.length - 20);
        Files.write(files.file("cut.csv"), cut);
        assertThat(files.verify("cut.csv")).isEqualTo(VerifyCommand.BROKEN);
        assertThat(files.said()).contains("Line 4 is not what it should be");
    }

    private void hostile(String name, String content, String said) throws IOException {
        files.write(name, content);
        assertThat(files.verify(name)).as(name).isEqualTo(VerifyCommand.BROKEN);
        assertThat(files.said()).as(name).contains(said);
    }
}
