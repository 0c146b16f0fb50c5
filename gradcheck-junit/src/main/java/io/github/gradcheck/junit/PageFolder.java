/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The folder of the pages: {@code index.html}, a page for each check that has one, script and style that those share,
 * and in {@code records} a small file for each draw, from which the index is made.
 *
 * <p>Several threads and several processes may write at once. Files appear whole or not at all, each draw has files of
 * its own, and the index is made from all records under a lock: whoever makes it last has seen every record.
 */
final class PageFolder {
    private static final String RECORDS = "records";
    private static final String RECORD = ".txt";
    static final String PAGE = ".html";

    /** A file lock keeps other processes out, but not other threads of this one. */
    private static final ReentrantLock THREADS = new ReentrantLock();

    private static final AtomicLong WRITTEN = new AtomicLong();

    private final Path folder;

    PageFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    void writePage(String name, String content) throws IOException {
        write(folder.resolve(name), content);
    }

    /**
     * Writes what all pages share, once.
     *
     * @param contents by the ending of the file
     * @return the name of the files, which another version of them does not have
     */
    String writeShared(Map<String, String> contents) throws IOException {
        String name = FileName.of(new TreeMap<>(contents).toString(), "charts");
        for (Map.Entry<String, String> content : contents.entrySet()) {
            Path file = folder.resolve(name + content.getKey());
            if (!Files.exists(file)) {
                write(file, content.getValue());
            }
        }
        return name;
    }

    /** With what stands beside it for tools. */
    void deletePage(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
        for (PageSettings.Data data : PageSettings.Data.values()) {
            Files.deleteIfExists(folder.resolve(beside(name, data)));
        }
    }

    /** The file that says the same as a page, for tools. */
    static String beside(String page, PageSettings.Data data) {
        return page.substring(0, page.length() - PAGE.length()) + data.ending();
    }

    void writeRecord(String draw, DrawRecord record) throws IOException {
        write(recordFile(draw), record.toText());
    }

    /** The record of an earlier run. */
    Optional<DrawRecord> record(String draw) throws IOException {
        return read(recordFile(draw));
    }

    void deleteRecord(String draw) throws IOException {
        Files.deleteIfExists(recordFile(draw));
    }

    /** Makes the index anew from all records. */
    void writeIndex() throws IOException {
        if (!Files.isDirectory(folder.resolve(RECORDS))) {
            return;
        }
        THREADS.lock();
        try (FileChannel file = FileChannel.open(
                        folder.resolve(RECORDS).resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock processes = file.lock()) {
            if (processes.isValid()) {
                write(folder.resolve("index.html"), indexOf(records()));
            }
        } finally {
            THREADS.unlock();
        }
    }

    /** A page as a message names it: from the working directory where that is above, so that it stays short. */
    String display(String page) {
        Path here = Path.of("").toAbsolutePath();
        Path path = folder.resolve(page);
        return path.startsWith(here)
                ? here.relativize(path).toString().replace(File.separatorChar, '/')
                : path.toString();
    }

    private Path recordFile(String draw) {
        return folder.resolve(RECORDS).resolve(draw + RECORD);
    }

    private static String indexOf(List<Optional<DrawRecord>> records) {
        List<DrawRecord> known = records.stream().flatMap(Optional::stream).toList();
        return IndexPage.of(known, records.size() - known.size());
    }

    /** Empty for a file that is no record of ours. */
    private List<Optional<DrawRecord>> records() throws IOException {
        List<Optional<DrawRecord>> records = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.resolve(RECORDS), "*" + RECORD)) {
            for (Path file : files) {
                records.add(read(file));
            }
        }
        return records;
    }

    private static Optional<DrawRecord> read(Path file) throws IOException {
        try {
            return DrawRecord.parse(Files.readString(file));
        } catch (NoSuchFileException | CharacterCodingException removedOrNotText) {
            return Optional.empty();
        }
    }

    /** Not with a temporary file of the JDK's, which nobody else may read. */
    private static void write(Path file, String content) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        String unique = ProcessHandle.current().pid() + "-" + WRITTEN.incrementAndGet();
        Path whole = file.resolveSibling(file.getFileName() + "." + unique + ".tmp");
        try {
            Files.writeString(whole, content, StandardOpenOption.CREATE_NEW);
            try {
                Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException someNetworkDisks) {
                Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(whole);
        }
    }
}
