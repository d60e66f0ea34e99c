namespace Beredskab.Hub.Demo.Play;

/// <param name="Seconds">How long the evening takes; the acts keep their order and their share of it.</param>
/// <param name="Exercise">Everything in it is an exercise, started by the Sekretariat.</param>
public sealed record PlayOptions(double Seconds, bool Exercise)
{
    public const int Least = 10,
        Most = 3600;

    /// <summary>Of the time that the script has.</summary>
    internal double Pace => Seconds / EveningScript.Seconds;
}
