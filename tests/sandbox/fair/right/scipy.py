from scipy.special import expit as phi
