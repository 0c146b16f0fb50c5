package user.hidden;

public record HiddenWeights(double[] w) {}
