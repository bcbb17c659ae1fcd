package org.tuntas.notary;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tree is that of RFC 6962, as others compute it. */
class TreeTest {

    /** Inputs of the test vectors of Certificate Transparency. */
    private static final List<String> INPUTS =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    @ParameterizedTest
    @CsvSource({
        "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    })
    void rootsAreThoseOfCertificateTransparency(int leaves, String root) throws Exception {
        assertThat(Tree.root(leaves(INPUTS.subList(0, leaves))).hex()).isEqualTo(root);
    }

    @Test
    void everyLeafOfEveryTreeClimbsToItsRootAndNoOtherDoes() throws Exception {
        List<String> inputs = new ArrayList<>();
        for (int size = 1; size <= 33; size++) {
            inputs.add(String.format("%04x", size));
            List<Fingerprint> leaves = leaves(inputs);
            Fingerprint root = Tree.root(leaves);
            for (int at = 0; at < size; at++) {
                List<Fingerprint> path = Tree.path(leaves, at);
                assertThat(Tree.climb(leaves.get(at), at, size, path)).isEqualTo(root);
                assertThat(Tree.climb(Fingerprint.NONE, at, size, path)).isNotEqualTo(root);
                if (size > 1) {
                    assertThat(Tree.climb(leaves.get(at), (at + 1) % size, size, path))
                            .isNotEqualTo(root);
                    assertThat(Tree.climb(leaves.get(at), at, size, path.subList(1, path.size())))
                            .isNotEqualTo(root);
                }
                List<Fingerprint> longer = new ArrayList<>(path);
                longer.add(Fingerprint.NONE);
                assertThat(Tree.climb(leaves.get(at), at, size, longer)).isNotEqualTo(root);
            }
        }
    }

    private static List<Fingerprint> leaves(List<String> inputs) throws Exception {
        List<Fingerprint> leaves = new ArrayList<>();
        for (String input : inputs) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((byte) 0);
            leaves.add(Fingerprint.of(digest.digest(HexFormat.of().parseHex(input))));
        }
        return leaves;
    }
}
