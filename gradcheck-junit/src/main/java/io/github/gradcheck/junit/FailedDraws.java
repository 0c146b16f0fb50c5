/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The draws of one test that failed when they ran last: an empty file for each, whose name is the seed. Nothing is read
 * from a file, so that nothing in it can be wrong, and threads and processes need not wait for each other.
 */
final class FailedDraws {
    private static final Pattern SEED = Pattern.compile("-?[0-9]{1,18}");

    /** That of all tests, and in it that of this one. */
    private final Path all;

    private final Path folder;

    /**
     * Those of a test.
     *
     * @param pages the folder of all pages
     * @param identity tells the test from all others
     */
    FailedDraws(Path pages, String identity, TestName test) {
        this.all = pages.toAbsolutePath().normalize().resolve("failed");
        this.folder = all.resolve(FileName.of(identity, test.toString()));
    }

    /**
     * What is remembered.
     *
     * @param note is told of each file that nobody of us has written
     */
    List<Long> seeds(Consumer<String> note) {
        List<Long> seeds = new ArrayList<>();
        if (isOurs()) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                for (Path file : files) {
                    String name = file.getFileName().toString();
                    if (SEED.matcher(name).matches() && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                        seeds.add(Long.valueOf(name));
                    } else {
                        note.accept("ignored " + file + ": it is no draw that failed");
                    }
                }
            } catch (IOException | RuntimeException unreadable) {
                note.accept("ignored " + folder + ": it cannot be read (" + unreadable + ")");
            }
        }
        Collections.sort(seeds);
        return seeds;
    }

    void remember(long seed) throws IOException {
        Files.createDirectories(all);
        if (isOwn(all) && !Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(folder);
        }
        Path file = file(seed);
        if (isOurs() && !Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            Files.write(file, new byte[0]);
        }
    }

    void forget(long seed) throws IOException {
        if (isOurs()) {
            Files.deleteIfExists(file(seed));
        }
    }

    private boolean isOurs() {
        return isOwn(all) && isOwn(folder);
    }

    /** A link would lead somewhere else. */
    private static boolean isOwn(Path directory) {
        return Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS);
    }

    private Path file(long seed) {
        return folder.resolve(Long.toString(seed));
    }
}
