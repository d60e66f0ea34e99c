using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Texts;
using Beredskab.Hub.Journal;

namespace Beredskab.Hub.Access;

/// <summary>A clean installation has nobody; the one-time code on the console lets the first administrator in.</summary>
public sealed class FirstAdministrator(SignIn signIn, PeopleDirectory directory, JournalWriter writer) : IDisposable
{
    private readonly SemaphoreSlim one = new(1, 1);

    /// <returns>The person who is administrator now, or why not.</returns>
    public async Task<(PersonId Person, Refusal? Refusal)> Enrol(SessionEndpoints.FirstBody body, CancellationToken ct)
    {
        await one.WaitAsync(ct);
        try
        {
            if (!signIn.NeedsFirstAdministrator || !signIn.IsFirstCode(body.Code))
            {
                return Refuse(
                    "first-code-invalid",
                    "Engangslinket gælder ikke længere. Start programmet igen for at få et nyt, eller log ind.",
                    "code"
                );
            }

            if (
                NameText.Check(
                    body.Name,
                    120,
                    new("name-invalid", "Skriv dit navn, højst 120 tegn.", "name"),
                    out var name
                ) is
                { } badName
            )
            {
                return (default, badName);
            }

            if (string.IsNullOrWhiteSpace(body.UserName) || body.UserName.Length > 80)
            {
                return Refuse("user-name-invalid", "Vælg et brugernavn, højst 80 tegn.", "userName");
            }

            if (SignIn.CheckNewPassword(body.Password) is { } weak)
            {
                return (default, weak);
            }

            var organisation = OrganisationId.From(Guid.CreateVersion7());
            var person = PersonId.From(Guid.CreateVersion7());
            var refusal = await Submit(
                new OrganisationCommand.Register(
                    organisation,
                    string.IsNullOrWhiteSpace(body.OrganisationName) ? "SSP Sekretariatet" : body.OrganisationName,
                    "SSP",
                    OrganisationKind.Authority
                ),
                ct
            );
            if (refusal is not null)
            {
                return (default, refusal);
            }

            // The directory first: an administrator without an account could never sign in.
            directory.Save(new(person, name, null, body.UserName.Trim(), signIn.Hash(body.Password!), 0, null, null));
            refusal = await Submit(
                new OrganisationCommand.AdmitMember(
                    organisation,
                    person,
                    [Role.Sekretariat, Role.Administrator],
                    HasNumber: false
                ),
                ct
            );
            if (refusal is not null)
            {
                directory.Remove(person);
                return (default, refusal);
            }

            signIn.UseFirstCode(body.Code!);
            return (person, null);
        }
        finally
        {
            one.Release();
        }
    }

    private async Task<Refusal?> Submit(OrganisationCommand command, CancellationToken ct) =>
        await writer.Submit(
            new(Guid.CreateVersion7(), PersonId.System, OrganisationId.System, null, command),
            ct
        ) switch
        {
            Outcome.Accepted => null,
            Outcome.Refused refused => refused.Refusal,
            Outcome.Unavailable unavailable => new("journal-unavailable", unavailable.Reason),
            _ => new("command-id-reused", "Prøv igen."),
        };

    public void Dispose() => one.Dispose();

    private static (PersonId, Refusal?) Refuse(string code, string text, string field) =>
        (default, new(code, text, field));
}
