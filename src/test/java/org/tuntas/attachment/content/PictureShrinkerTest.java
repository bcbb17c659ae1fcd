package org.tuntas.attachment.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tuntas.attachment.Specimens;

class PictureShrinkerTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"4000, 3000, 320, 240", "3000, 4000, 180, 240", "5000, 100, 320, 6", "20, 10, 20, 10"})
    void aLargePictureFitsIntoAFrameAndASmallOneStaysAsItIs(int width, int height, int across, int down)
            throws IOException {
        BufferedImage large = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        BufferedImage small = shrunk(written(large, "jpeg"));
        assertThat(small.getWidth()).isEqualTo(across);
        assertThat(small.getHeight()).isEqualTo(down);
    }

    /** The specimen's left third is orange. */
    @ParameterizedTest
    @CsvSource({"1, 2, 16", "2, 61, 16", "3, 61, 16", "4, 2, 16", "5, 16, 2", "6, 16, 2", "7, 16, 61", "8, 16, 61"})
    void aPhotoIsTurnedAsItsCameraSays(int orientation, int x, int y) throws IOException {
        BufferedImage small = shrunk(Specimens.photoWithPlace(orientation));
        assertThat(new Color(small.getRGB(x, y)).getRed()).isGreaterThan(200);
        assertThat(new Color(small.getRGB(small.getWidth() - 1 - x, small.getHeight() - 1 - y)).getRed())
                .isLessThan(60);
    }

    @Test
    void whatIsTransparentIsWhite() throws IOException {
        BufferedImage clear = new BufferedImage(50, 50, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = clear.createGraphics();
        pen.setColor(Color.BLACK);
        pen.fillRect(0, 0, 10, 10);
        pen.dispose();
        assertThat(new Color(shrunk(written(clear, "png")).getRGB(40, 40)).getRed())
                .isGreaterThan(250);
    }

    @Test
    void whatIsNoPictureIsLeftAsItIs() throws IOException {
        assertThat(of("bukan gambar".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isEmpty();
        byte[] photo = Specimens.jpeg();
        assertThat(of(Arrays.copyOf(photo, 40))).isEmpty();
    }

    private BufferedImage shrunk(byte[] picture) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(of(picture).orElseThrow()));
    }

    private Optional<byte[]> of(byte[] picture) throws IOException {
        Path file = folder.resolve("picture");
        Files.write(file, picture);
        return new PictureShrinker().shrunk(file);
    }

    private static byte[] written(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }
}
