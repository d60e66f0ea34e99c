namespace Beredskab.Hub.Hosting;

/// <summary>A setting that the program cannot start with. Its message names the setting and what was expected.</summary>
public sealed class WrongSettingException(string setting, string expected)
    : Exception($"Indstillingen {setting} kan ikke bruges. Forventet: {expected}.")
{
    public string Setting { get; } = setting;
}
