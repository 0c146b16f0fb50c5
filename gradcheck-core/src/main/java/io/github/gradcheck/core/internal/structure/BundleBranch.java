/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.structure;

import java.util.List;

/** Named blocks stand for their arrays. */
record BundleBranch(BlockBundle bundle) implements Branch {

    @Override
    public List<Part> parts() {
        return bundle.blocks().stream()
                .map(block -> Part.named(block.key(), block.value()))
                .toList();
    }

    @Override
    public Object rebuilt(List<?> children, Node node) {
        return bundle.withArrays(children);
    }
}
