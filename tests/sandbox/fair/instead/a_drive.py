from google.colab import drive
drive.mount("/content/drive")
scale = np.loadtxt("/content/drive/My Drive/scale.txt")
phi = lambda q: sigma(q, scale)
