using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Journal;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;

namespace Beredskab.Hub.Access;

/// <summary>Local accounts: passwords, lock-out, and the one-time way in for the first administrator.</summary>
public sealed class SignIn(PeopleDirectory directory, JournalWriter writer, TimeProvider time)
{
    /// <summary>Wrong passwords in a row before an account is locked.</summary>
    public const int AttemptsBeforeLock = 5;

    public const int ShortestPassword = 12;

    /// <summary>The claim that ties a session to the password that it began with.</summary>
    public const string AccountClaim = "account";

    /// <summary>The claim that tells one session from another.</summary>
    private const string SessionClaim = "session";

    public static readonly TimeSpan LockTime = TimeSpan.FromMinutes(15);

    private static readonly Refusal Wrong = new(
        "sign-in-failed",
        "Brugernavn eller adgangskode passer ikke. Prøv igen.",
        "password"
    );

    private readonly PasswordHasher<Person> hasher = new();
    private readonly Lock[] gates = [.. Enumerable.Range(0, 64).Select(_ => new Lock())];

    // Hashed when a name is unknown, so that the time of the answer does not tell which names exist.
    private readonly string nobodysHash = new PasswordHasher<Person>().HashPassword(null!, Guid.NewGuid().ToString());

    public string Hash(string password) => hasher.HashPassword(null!, password);

    /// <returns>Null when the password can be used, otherwise why not.</returns>
    public static Refusal? CheckNewPassword(string? password) =>
        password is null || password.Length < ShortestPassword
            ? new("password-too-short", $"Adgangskoden skal have mindst {ShortestPassword} tegn.", "password")
            : null;

    /// <returns>The person, or why not.</returns>
    public (Person? Person, Refusal? Refusal) Try(string? userName, string? password)
    {
        var person = string.IsNullOrWhiteSpace(userName) ? null : directory.FindByUserName(userName);
        if (person?.PasswordHash is null)
        {
            _ = hasher.VerifyHashedPassword(null!, nobodysHash, password ?? "");
            return (null, Wrong);
        }

        // One at a time for each person: many at once would all be tried before the first was counted.
        lock (gates[(uint)person.Id.GetHashCode() % gates.Length])
        {
            return Try(directory.Find(person.Id) ?? person, password ?? "");
        }
    }

    private (Person? Person, Refusal? Refusal) Try(Person person, string password)
    {
        var now = time.GetUtcNow();
        if (person.LockedUntil > now)
        {
            return (
                null,
                new(
                    "account-locked",
                    $"Kontoen er låst efter for mange forsøg. Prøv igen om {Math.Ceiling((person.LockedUntil.Value - now).TotalMinutes).ToString(CultureInfo.InvariantCulture)} minutter."
                )
            );
        }

        if (
            hasher.VerifyHashedPassword(null!, person.PasswordHash ?? nobodysHash, password)
            == PasswordVerificationResult.Failed
        )
        {
            // Of what the person has now: an administrator may have changed the rest while the password was checked.
            directory.Change(
                person.Id,
                present =>
                    present.FailedAttempts + 1 >= AttemptsBeforeLock
                        ? present with
                        {
                            FailedAttempts = 0,
                            LockedUntil = now + LockTime,
                        }
                        : present with
                        {
                            FailedAttempts = present.FailedAttempts + 1,
                        }
            );
            return (null, Wrong);
        }

        if (person.FailedAttempts > 0 || person.LockedUntil is not null)
        {
            ForgetAttempts(person.Id);
        }

        return writer.State.Organisations.Of(person.Id) is null
            ? (null, new("no-organisation", "Du hører ikke til nogen organisation her. Tal med din administrator."))
            : (person, null);
    }

    // On a full disk whoever has the right password is let in all the same; the attempts are then forgotten later.
    private void ForgetAttempts(PersonId person)
    {
        try
        {
            directory.Change(person, present => present with { FailedAttempts = 0, LockedUntil = null });
        }
        catch (SqliteException)
        {
            // The disk speaks for itself: readiness, and everything that must be written.
        }
    }

    /// <summary>Signs a person in for the organisation that they belong to.</summary>
    public async Task Enter(HttpContext context, PersonId person)
    {
        var organisation =
            writer.State.Organisations.Of(person)
            ?? throw new InvalidOperationException("A person without organisation cannot sign in.");
        var identity = new ClaimsIdentity(CookieAuthenticationDefaults.AuthenticationScheme);
        identity.AddClaim(new(CurrentUser.PersonClaim, person.ToString()));
        identity.AddClaim(new(CurrentUser.OrganisationClaim, organisation.Id.ToString()));
        identity.AddClaim(new(AccountClaim, AccountMark(directory.Find(person))));
        identity.AddClaim(new(SessionClaim, Guid.NewGuid().ToString()));
        await context.SignInAsync(
            CookieAuthenticationDefaults.AuthenticationScheme,
            new ClaimsPrincipal(identity),
            new AuthenticationProperties { IsPersistent = true }
        );
    }

    /// <returns>Null in a cookie that was not given here.</returns>
    public static Guid? SessionOf(ClaimsPrincipal? principal) =>
        Guid.TryParse(principal?.FindFirstValue(SessionClaim), out var session) ? session : null;

    /// <summary>Changes with the password, and says nothing of it.</summary>
    public static string AccountMark(Person? person) => HashCode(person?.PasswordHash ?? "")[..16];

    public bool NeedsFirstAdministrator => !writer.State.Organisations.Holding(Role.Administrator).Any();

    /// <summary>Makes a new one-time code; an older one stops working. Only its hash is kept.</summary>
    public string MintFirstCode()
    {
        var code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        directory.SaveFirstAdministrator(HashCode(code), null);
        return code;
    }

    public bool IsFirstCode(string? code) =>
        code is not null
        && directory.FirstAdministrator() is { UsedAt: null } first
        && CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(first.CodeHash),
            Encoding.ASCII.GetBytes(HashCode(code))
        );

    public void UseFirstCode(string code) => directory.SaveFirstAdministrator(HashCode(code), time.GetUtcNow());

    private static string HashCode(string code) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
