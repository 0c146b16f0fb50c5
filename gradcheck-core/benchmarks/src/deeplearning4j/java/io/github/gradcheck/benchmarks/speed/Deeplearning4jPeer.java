package io.github.gradcheck.benchmarks.speed;

import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.ejml.data.DMatrixRMaj;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/**
 * A network with the same weights in Deeplearning4j, for its {@link GradientCheckUtil}: central differences at one
 * step, as the bare loop.
 */
final class Deeplearning4jPeer {
    /** What its own tests use. */
    private static final double STEP = 1e-6;

    private static final double MAX_RELATIVE_ERROR = 1e-3;
    private static final double MIN_ABSOLUTE_ERROR = 1e-8;

    private final MultiLayerNetwork network;
    private final INDArray inputs;
    private final INDArray labels;
    private final long entries;
    private long evaluations;

    Deeplearning4jPeer(Perceptron perceptron, NetworkSize size) {
        Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
        inputs = transposed(perceptron.inputs());
        labels = Nd4j.zeros(DataType.DOUBLE, size.batch(), size.classes());
        for (int sample = 0; sample < size.batch(); sample++) {
            labels.putScalar(sample, perceptron.label(sample), 1);
        }
        network = new MultiLayerNetwork(configuration(size));
        network.init();
        network.setParam("0_W", transposed(perceptron.parameters().get("W1", DMatrixRMaj.class)));
        network.setParam("0_b", transposed(perceptron.parameters().get("b1", DMatrixRMaj.class)));
        network.setParam("1_W", transposed(perceptron.parameters().get("W2", DMatrixRMaj.class)));
        network.setParam("1_b", transposed(perceptron.parameters().get("b2", DMatrixRMaj.class)));
        entries = network.numParams();
        requireTheSame(perceptron);
    }

    /** How many threads its native library uses by itself. */
    static int usualThreads() {
        return Nd4j.getEnvironment().maxThreads();
    }

    static void useThreads(int threads) {
        Nd4j.getEnvironment().setMaxMasterThreads(threads);
        Nd4j.getEnvironment().setMaxThreads(threads);
    }

    private static MultiLayerConfiguration configuration(NetworkSize size) {
        return new NeuralNetConfiguration.Builder()
                .dataType(DataType.DOUBLE)
                .updater(new NoOp())
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(size.inputs())
                        .nOut(size.hidden())
                        .activation(Activation.TANH)
                        .build())
                .layer(new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                        .nIn(size.hidden())
                        .nOut(size.classes())
                        .activation(Activation.SOFTMAX)
                        .build())
                .build();
    }

    /** It has samples in rows where we have them in columns. */
    private static INDArray transposed(DMatrixRMaj matrix) {
        INDArray array = Nd4j.create(DataType.DOUBLE, matrix.numCols, matrix.numRows);
        for (int row = 0; row < matrix.numRows; row++) {
            for (int column = 0; column < matrix.numCols; column++) {
                array.putScalar(column, row, matrix.unsafe_get(row, column));
            }
        }
        return array;
    }

    private void requireTheSame(Perceptron perceptron) {
        network.setInput(inputs);
        network.setLabels(labels);
        network.computeGradientAndScore();
        double ours = perceptron.loss();
        if (!(Math.abs(network.score() - ours) <= 1e-9 * ours) || entries != perceptron.entries()) {
            throw new IllegalStateException("not the same network: " + entries + " entries and a loss of "
                    + network.score() + " instead of " + perceptron.entries() + " and " + ours);
        }
    }

    /** Checks every entry. */
    void check() {
        evaluations = 0;
        boolean passed = GradientCheckUtil.checkGradients(new GradientCheckUtil.MLNConfig()
                .net(network)
                .input(inputs)
                .labels(labels)
                .epsilon(STEP)
                .maxRelError(MAX_RELATIVE_ERROR)
                .minAbsoluteError(MIN_ABSOLUTE_ERROR)
                .print(GradientCheckUtil.PrintMode.FAILURES_ONLY)
                .callEachIter(counted -> evaluations++));
        if (!passed || evaluations < 2 * entries) {
            throw new IllegalStateException("Deeplearning4j " + (passed ? "passes" : "fails")
                    + " a true gradient after " + evaluations + " evaluations of " + entries + " entries");
        }
    }

    /** How often it called the loss. */
    long evaluations() {
        return evaluations;
    }
}
