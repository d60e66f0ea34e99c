using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Texts;
using Beredskab.Hub.State;

namespace Beredskab.Hub.Journal;

/// <summary>Decides whether the words of an entry are to be erased. Pure.</summary>
public static class ErasureDecider
{
    public static Verdict Decide(HubState state, JournalCommand.Erase c)
    {
        if (c.Entry is not { } entry)
        {
            return Refuse("entry-unknown", "Der er ingen post med det løbenummer.", "sequence");
        }

        if (!entry.HasWords)
        {
            return Refuse("entry-without-words", "Posten har ingen tekst, der kan slettes.", "sequence");
        }

        if (!Enum.IsDefined(c.Reason))
        {
            return Refuse("reason-unknown", "Vælg en af grundene.", "reason");
        }

        // A call that has not left yet would leave without its words: somebody would never be alerted.
        if (state.Alerts.Pending.Any(message => message.Sequence == c.Sequence))
        {
            return Refuse("entry-in-use", "Beskeden er ikke sendt endnu. Slet teksten, når den er sendt.", "sequence");
        }

        return OpenText.Check(c.Why, "why", out var why) is { } refusal ? Verdict.Refuse(refusal)
            : state.Erased.Contains(c.Sequence) ? Verdict.Accept()
            : Verdict.Accept(new JournalEvent.EntryErased(c.Sequence, entry.Stream, c.Reason, why));
    }

    private static Verdict Refuse(string code, string text, string field) => Verdict.Refuse(new(code, text, field));
}
