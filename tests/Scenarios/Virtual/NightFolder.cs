namespace Beredskab.Scenarios.Virtual;

/// <summary>A folder for one night's journal, in memory where the system has a place for that: a night is no test of the disk.</summary>
internal sealed class NightFolder : IDisposable
{
    private const string Memory = "/dev/shm";

    public NightFolder()
    {
        var root = Directory.Exists(Memory) ? Memory : System.IO.Path.GetTempPath();
        Path = System.IO.Path.Combine(root, "beredskab-night-" + Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(Path);
    }

    public string Path { get; }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
