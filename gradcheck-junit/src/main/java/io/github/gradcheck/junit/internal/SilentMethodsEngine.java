/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit.internal;

import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.discovery.EngineDiscoveryRequestResolver;

/**
 * Lets {@linkplain SilentMethods methods that JUnit passes over} fail. Jupiter calls no extension for them, so that
 * only an engine can speak for them; it is found by {@code ServiceLoader} and has no tests where there is none of them.
 */
public final class SilentMethodsEngine implements TestEngine {
    /** Where the launcher creates it. */
    public SilentMethodsEngine() {}

    @Override
    public String getId() {
        return "gradcheck";
    }

    @Override
    public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
        EngineDescriptor root = new EngineDescriptor(id, "gradcheck (methods that JUnit does not run)");
        EngineDiscoveryRequestResolver.<EngineDescriptor>builder()
                .addClassContainerSelectorResolver(SilentMethodsResolver::isTestClass)
                .addSelectorResolver(new SilentMethodsResolver())
                .build()
                .resolve(request, root);
        return root;
    }

    @Override
    public void execute(ExecutionRequest request) {
        execute(request.getRootTestDescriptor(), request.getEngineExecutionListener());
    }

    private static void execute(TestDescriptor descriptor, EngineExecutionListener listener) {
        listener.executionStarted(descriptor);
        descriptor.getChildren().forEach(child -> execute(child, listener));
        listener.executionFinished(
                descriptor,
                descriptor instanceof SilentMethod method
                        ? TestExecutionResult.failed(method.failure())
                        : TestExecutionResult.successful());
    }
}
