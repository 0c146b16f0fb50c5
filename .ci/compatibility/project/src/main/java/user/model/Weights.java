package user.model;

public record Weights(double[][] W, double[] b) {}
