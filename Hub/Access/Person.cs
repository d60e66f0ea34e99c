using Beredskab.GeoModel.Identity;

namespace Beredskab.Hub.Access;

/// <summary>A person as the directory knows them. Never written to the journal, a log or a message.</summary>
/// <param name="Mobile">E.164, or null.</param>
/// <param name="UserName">Null when the person has no local account.</param>
/// <param name="LockedUntil">No sign-in before this instant.</param>
/// <param name="Title">What the person does, for choosing among people; may be empty.</param>
public sealed record Person(
    PersonId Id,
    string Name,
    string? Mobile,
    string? UserName,
    string? PasswordHash,
    int FailedAttempts,
    DateTimeOffset? LockedUntil,
    string? Title
)
{
    /// <summary>Never the name or the number.</summary>
    public override string ToString() => Id.ToString();
}
