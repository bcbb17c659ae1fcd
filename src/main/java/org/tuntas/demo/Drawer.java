package org.tuntas.demo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tuntas.correspondence.Letter;
import org.tuntas.correspondence.LetterSent;

/** Keeps a copy of the newest letters in memory, so that who tries Tuntas can read what people are written. */
@Component
@Profile("demo")
public class Drawer {

    private static final int MOST = 200;

    private final Deque<Letter> letters = new ArrayDeque<>();

    @EventListener
    synchronized void onSent(LetterSent sent) {
        letters.addFirst(sent.letter());
        if (letters.size() > MOST) {
            letters.removeLast();
        }
    }

    /** The letters, newest first. */
    public synchronized List<Letter> letters() {
        return List.copyOf(letters);
    }

    /** The letter with that id, if it is still here. */
    public Optional<Letter> letter(UUID id) {
        return letters().stream().filter(letter -> letter.id().equals(id)).findFirst();
    }
}
