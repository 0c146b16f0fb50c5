/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.claims;

import io.github.gradcheck.core.GradientCheckException;
import io.github.gradcheck.core.internal.structure.Structure;
import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import io.github.gradcheck.core.parameters.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a Jacobian in each of the forms in which people write it: one matrix, outputs by entries; a matrix for each
 * key; one for each output; or one for each output and key. Always by name where there are names.
 */
public final class JacobianReader {
    private final Outputs outputs;
    private final Parameters parameters;
    private final Parameters inputs;
    private final String what;

    /** A part of the outputs and a part of the entries, for which one matrix was returned. */
    private record Piece(String name, List<Outputs.Part> rows, List<Block> columns) {

        int height() {
            return rows.stream().mapToInt(Outputs.Part::size).sum();
        }

        int width() {
            return columns.stream().mapToInt(Block::size).sum();
        }
    }

    /**
     * Prepares to read.
     *
     * @param outputs the rows
     * @param parameters the columns, each of which must be there
     * @param inputs further columns, which may be there
     * @param what how the matrix is called, for errors: "the Jacobian"
     */
    public JacobianReader(Outputs outputs, Parameters parameters, Parameters inputs, String what) {
        this.outputs = outputs;
        this.parameters = parameters;
        this.inputs = inputs;
        this.what = what;
    }

    /**
     * Copies a Jacobian.
     *
     * @param returned a matrix, or a map or record of matrices
     * @return the derivatives of every output by every key that was returned
     * @throws GradientCheckException if a matrix is missing, null, of an unknown type or of the wrong shape, or belongs
     *     to nothing
     */
    public JacobianMatrix read(@Nullable Object returned) {
        Map<String, @Nullable Object> leaves = takenApart(returned);
        Map<String, Piece> pieces = leaves.containsKey("") ? whole(leaves.get("")) : named(leaves);
        List<Block> columns = pieces.values().stream()
                .flatMap(piece -> piece.columns().stream())
                .distinct()
                .toList();
        JacobianMatrix jacobian = JacobianMatrix.zeros(outputs.count(), columns);
        pieces.forEach((name, piece) -> copy(view(leaves.get(name), piece), piece, jacobian));
        return jacobian;
    }

    private Map<String, @Nullable Object> takenApart(@Nullable Object returned) {
        if (returned == null) {
            throw new GradientCheckException(what + " is null: return a matrix, outputs by entries");
        }
        try {
            return Structure.of(returned);
        } catch (IllegalArgumentException unreadable) {
            throw new GradientCheckException(what + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /** One matrix has columns for the parameters, in order, or for the inputs behind them as well. */
    private Map<String, Piece> whole(@Nullable Object value) {
        Piece all = new Piece("", outputs.parts(), parameters.and(inputs).blocks());
        long size = Parameters.block("", Objects.requireNonNullElse(value, ""))
                .map(block -> (long) block.size())
                .orElse(0L);
        boolean inputsToo = parameters.blocks().isEmpty() || size == (long) all.height() * all.width();
        return Map.of("", inputsToo ? all : new Piece("", outputs.parts(), parameters.blocks()));
    }

    private Map<String, Piece> named(Map<String, @Nullable Object> leaves) {
        List<String> keys = parameters.and(inputs).keys();
        return Stream.of(byKey(leaves, keys), byOutputAndKey(leaves), byOutput(leaves))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new GradientCheckException(missing(leaves)));
    }

    private Optional<Map<String, Piece>> byKey(Map<String, @Nullable Object> leaves, List<String> keys) {
        GradientNames names = new GradientNames(leaves, keys);
        Map<String, Piece> pieces = new LinkedHashMap<>();
        for (Block block : parameters.and(inputs).blocks()) {
            names.claim(block).ifPresent(name -> pieces.put(name, new Piece(name, outputs.parts(), List.of(block))));
        }
        return completed(pieces, names, outputs.parts().size());
    }

    private Optional<Map<String, Piece>> byOutputAndKey(Map<String, @Nullable Object> leaves) {
        List<String> both = outputs.parts().stream()
                .flatMap(part -> parameters.and(inputs).keys().stream().map(key -> joined(part, key)))
                .toList();
        GradientNames names = new GradientNames(leaves, both);
        Map<String, Piece> pieces = new LinkedHashMap<>();
        for (Outputs.Part part : outputs.parts()) {
            for (Block block : parameters.and(inputs).blocks()) {
                names.claim(joined(part, block.key()))
                        .ifPresent(name -> pieces.put(name, new Piece(name, List.of(part), List.of(block))));
            }
        }
        return completed(pieces, names, 1);
    }

    private static String joined(Outputs.Part part, String key) {
        return part.path() + "." + key;
    }

    private Optional<Map<String, Piece>> byOutput(Map<String, @Nullable Object> leaves) {
        Map<String, Piece> pieces = new LinkedHashMap<>();
        for (Outputs.Part part : outputs.parts()) {
            if (leaves.containsKey(part.path())) {
                pieces.put(part.path(), new Piece(part.path(), List.of(part), parameters.blocks()));
            }
        }
        return pieces.size() == outputs.parts().size() && leaves.size() == pieces.size()
                ? Optional.of(pieces)
                : Optional.empty();
    }

    /** Every parameter needs a matrix for every output; an input needs none, or one for every output. */
    private Optional<Map<String, Piece>> completed(Map<String, Piece> pieces, GradientNames names, int rowsOfEach) {
        Map<Block, Integer> rows = new LinkedHashMap<>();
        pieces.values().forEach(piece -> rows.merge(piece.columns().get(0), rowsOfEach, Integer::sum));
        boolean complete = parameters.blocks().stream().allMatch(rows::containsKey)
                && rows.values().stream()
                        .allMatch(count -> count == outputs.parts().size())
                && names.unclaimed().isEmpty()
                && !pieces.isEmpty();
        return complete ? Optional.of(pieces) : Optional.empty();
    }

    private String missing(Map<String, @Nullable Object> leaves) {
        String keys = GradientNames.list(parameters.keys());
        String parts = GradientNames.list(
                outputs.parts().stream().map(Outputs.Part::name).toList());
        return what + " has " + (leaves.isEmpty() ? "nothing" : GradientNames.list(leaves.keySet()))
                + ": return one matrix, " + outputs.count() + "x" + parameters.size()
                + ", outputs by entries; or one for each parameter, by the names " + keys + ", with " + outputs.count()
                + " rows; or one for each output, " + parts + "; or a map of these for each output";
    }

    private Block view(@Nullable Object value, Piece piece) {
        String name = piece.name().isEmpty() ? what : what + " `" + piece.name() + "`";
        if (value == null) {
            throw new GradientCheckException(name + " is null");
        }
        Object array = value instanceof Number number ? new double[] {number.doubleValue()} : value;
        Block block = Parameters.block("", array)
                .orElseThrow(() -> new GradientCheckException(name + " is a "
                        + value.getClass().getSimpleName() + ": return an array or matrix of shape " + piece.height()
                        + "x" + piece.width()));
        if (!shapes(piece).stream().anyMatch(shape -> shape.fits(block.shape()))) {
            throw new GradientCheckException(name + " has shape " + block.shape() + ", but there are " + piece.height()
                    + " outputs and " + piece.width() + " entries of "
                    + piece.columns().stream()
                            .map(column -> "`" + column.key() + "` (" + column.shape() + ")")
                            .collect(Collectors.joining(", "))
                    + ": its shape must be " + piece.height() + "x" + piece.width() + ", outputs by entries"
                    + (Shape.of(piece.width(), piece.height()).equals(block.shape()) ? " (is it transposed?)" : ""));
        }
        return block;
    }

    /** Outputs by entries; of one output and one key also the shape of the one before that of the other. */
    private static List<Shape> shapes(Piece piece) {
        List<Shape> shapes = new ArrayList<>();
        shapes.add(Shape.of(piece.height(), piece.width()));
        if (piece.rows().size() == 1 && piece.columns().size() == 1) {
            shapes.add(new Shape(Stream.of(
                            piece.rows().get(0).shape(), piece.columns().get(0).shape())
                    .flatMap(shape -> shape.dimensions().stream())
                    .toList()));
        }
        return shapes;
    }

    private static void copy(Block matrix, Piece piece, JacobianMatrix jacobian) {
        int number = 0;
        for (Outputs.Part part : piece.rows()) {
            for (int row = part.first(); row < part.first() + part.size(); row++) {
                for (Block column : piece.columns()) {
                    double[] derivatives = new double[column.size()];
                    matrix.read(number, derivatives, column.size());
                    System.arraycopy(derivatives, 0, jacobian.of(column.key()), row * column.size(), column.size());
                    number += column.size();
                }
            }
        }
    }
}
