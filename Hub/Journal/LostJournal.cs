namespace Beredskab.Hub.Journal;

/// <summary>Whether a new journal may begin where another was, which somebody says by name at the start.</summary>
public sealed record JournalBeginning(bool Anew);

/// <summary>An empty journal beside a vault that has served one: no clean installation, but one that lost its journal.</summary>
internal static class LostJournal
{
    /// <param name="path">Of the journal's file.</param>
    public static StoreRefusedException Refusal(string path) =>
        new(
            $"Journalen {path} mangler eller er tom, men vault.db ved siden af har nøglerne til en journal. Det er ikke en ny installation, og intet er rørt. Hent journal.db fra sikkerhedskopien, og start igen. Er den tabt, så begynd en ny med --new-journal; det bliver skrevet i den nye, og journal verify bliver ved med at sige det."
        );
}
