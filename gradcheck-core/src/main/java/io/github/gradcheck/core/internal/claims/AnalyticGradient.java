package io.github.gradcheck.core.internal.claims;

import io.github.gradcheck.core.GradientCheckException;
import io.github.gradcheck.core.internal.structure.Structure;
import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What backward returned, matched with the parameters by name and copied at once, because many implementations reuse their
 * arrays.
 */
public final class AnalyticGradient {
    private static final List<String> PREFIXES = List.of("d", "dJ_d", "grad_");

    private final Map<String, double[]> numbers;
    private final List<String> notChecked;
    private final List<String> remarks;

    private AnalyticGradient(Map<String, double[]> numbers, List<String> notChecked, List<String> remarks) {
        this.numbers = numbers;
        this.notChecked = notChecked;
        this.remarks = remarks;
    }

    /**
     * Reads a gradient.
     *
     * @param returned a map, record, {@code Parameters}, or the bare array where there is one parameter
     * @param at the parameters, each of which needs a gradient
     * @param inputs the inputs, which may have one
     * @throws GradientCheckException if a gradient is missing, null, of an unknown type or of the wrong shape
     */
    public static AnalyticGradient read(@Nullable Object returned, Parameters at, Parameters inputs) {
        Map<String, @Nullable Object> leaves = leaves(returned, at);
        List<String> unused = new ArrayList<>(leaves.keySet());
        Map<String, double[]> numbers = new LinkedHashMap<>();
        match(leaves, at, inputs, unused).forEach((key, view) -> numbers.put(key, view.toArray()));
        return new AnalyticGradient(numbers, List.copyOf(unused), shared(leaves, unused));
    }

    /** The same without a copy: live views over what backward returned, by key. */
    public static Map<String, Block> views(@Nullable Object returned, Parameters at, Parameters inputs) {
        Map<String, @Nullable Object> leaves = leaves(returned, at);
        return match(leaves, at, inputs, new ArrayList<>(leaves.keySet()));
    }

    /** Finds the gradient of every key; the names that are used leave the list of unused ones. */
    private static Map<String, Block> match(
            Map<String, @Nullable Object> leaves, Parameters at, Parameters inputs, List<String> unused) {
        Map<String, Block> views = new LinkedHashMap<>();
        at.blocks().forEach(block -> nameFor(block, leaves).ifPresent(unused::remove));
        for (Block block : at.blocks()) {
            String name = nameFor(block, leaves)
                    .orElseThrow(() -> new GradientCheckException(missing(block, leaves.keySet(), unused)));
            views.put(block.key(), view(block, name, leaves.get(name)));
        }
        for (Block block : inputs.blocks()) {
            nameFor(block, leaves).ifPresent(name -> {
                views.put(block.key(), view(block, name, leaves.get(name)));
                unused.remove(name);
            });
        }
        return views;
    }

    /** The gradient of one key in row-major order; inputs without a gradient have none. */
    public Optional<double[]> of(String key) {
        return Optional.ofNullable(numbers.get(key));
    }

    public Set<String> keys() {
        return numbers.keySet();
    }

    /** Names that backward returned and that belong to no parameter. */
    public List<String> notChecked() {
        return notChecked;
    }

    /** What is odd about it. */
    public List<String> remarks() {
        return remarks;
    }

    /** Two gradients in one array are equal by force, which is seldom meant. */
    private static List<String> shared(Map<String, @Nullable Object> leaves, List<String> unused) {
        IdentityHashMap<Object, String> names = new IdentityHashMap<>();
        List<String> remarks = new ArrayList<>();
        leaves.forEach((name, array) -> {
            String other = array == null || unused.contains(name) ? null : names.put(array, name);
            if (other != null) {
                remarks.add("backward returned the same array as `" + other + "` and as `" + name + "`");
            }
        });
        return List.copyOf(remarks);
    }

    private static Map<String, @Nullable Object> leaves(@Nullable Object returned, Parameters at) {
        if (returned == null) {
            throw new GradientCheckException(
                    "backward returned null: it must return the gradients by name, for instance" + " Map.of(\""
                            + at.keys().get(0) + "\", ...)");
        }
        Map<String, @Nullable Object> leaves = Structure.of(returned);
        if (leaves.containsKey("") && at.blocks().size() == 1) {
            Map<String, @Nullable Object> single = new LinkedHashMap<>();
            single.put(at.keys().get(0), returned);
            return single;
        }
        if (leaves.containsKey("")) {
            throw new GradientCheckException("backward returned a single "
                    + returned.getClass().getSimpleName() + ", but there are "
                    + at.blocks().size() + " parameters, "
                    + names(at.keys()) + ": return a map or record of gradients by name");
        }
        return leaves;
    }

    /** The name under which a block's gradient was returned: its own, else that with a prefix. */
    private static Optional<String> nameFor(Block block, Map<String, @Nullable Object> leaves) {
        List<String> prefixed = PREFIXES.stream()
                .flatMap(prefix -> List.of(prefix + block.key(), prefixedLast(prefix, block.key())).stream())
                .distinct()
                .filter(leaves::containsKey)
                .toList();
        Object own = leaves.get(block.key());
        if (leaves.containsKey(block.key()) && !(own == block.value() && !prefixed.isEmpty())) {
            return Optional.of(block.key());
        }
        if (prefixed.size() > 1) {
            throw new GradientCheckException("backward returned several gradients for `" + block.key() + "`: "
                    + names(prefixed) + "; return one of them");
        }
        return prefixed.stream().findFirst();
    }

    /** {@code layers[0].W} becomes {@code layers[0].dW}. */
    private static String prefixedLast(String prefix, String key) {
        int last = key.lastIndexOf('.') + 1;
        return key.substring(0, last) + prefix + key.substring(last);
    }

    private static Block view(Block block, String name, @Nullable Object gradient) {
        if (gradient == null) {
            throw new GradientCheckException("backward returned null as gradient `" + name + "`");
        }
        if (gradient == block.value()) {
            throw new GradientCheckException(
                    "backward returned the parameter `" + block.key() + "` itself as its gradient: return a new array");
        }
        if (gradient instanceof Number number && block.size() == 1) {
            return Parameters.of(name, new double[] {number.doubleValue()})
                    .blocks()
                    .get(0);
        }
        Block view = Parameters.block(name, gradient)
                .orElseThrow(() -> new GradientCheckException("gradient `" + name + "` is a "
                        + gradient.getClass().getSimpleName() + ": return an array or matrix of shape "
                        + block.shape()));
        if (!block.shape().fits(view.shape())) {
            throw new GradientCheckException("gradient `" + name + "` has shape " + view.shape() + ", but parameter `"
                    + block.key() + "` has shape " + block.shape() + transposedHint(block, view));
        }
        return view;
    }

    private static String transposedHint(Block block, Block view) {
        return block.shape().rank() == 2
                        && view.shape().rank() == 2
                        && block.shape().length(0) == view.shape().length(1)
                        && block.shape().length(1) == view.shape().length(0)
                ? " (is it transposed?)"
                : "";
    }

    private static String missing(Block block, Set<String> returned, List<String> unused) {
        String offered = returned.isEmpty() ? "nothing" : names(returned);
        String hint = ClosestName.to("d" + block.key(), unused)
                .or(() -> ClosestName.to(block.key(), unused))
                .map(close -> ": did you mean `" + renamed(close, block.key()) + "`?")
                .orElse("; a gradient goes by the name of its parameter, `" + block.key() + "` or `d" + block.key()
                        + "`");
        return "backward returned no gradient for `" + block.key() + "`; it returned " + offered + hint;
    }

    private static String renamed(String close, String key) {
        return close.startsWith("d") ? "d" + key : key;
    }

    private static String names(Iterable<String> names) {
        return String.join(", ", quoted(names));
    }

    private static List<String> quoted(Iterable<String> names) {
        List<String> quoted = new ArrayList<>();
        names.forEach(name -> quoted.add("`" + Objects.requireNonNull(name) + "`"));
        return quoted;
    }
}
