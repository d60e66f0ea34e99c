using Beredskab.Hub.Access;
using Beredskab.Hub.Demo.Play;
using Beredskab.Hub.Journal;

namespace Beredskab.Hub.Hosting;

/// <summary>What a person reads on the console when the program is ready.</summary>
public static class Greeting
{
    public static void Say(WebApplication app, HubCommandLine.Serving serve)
    {
        var url = app.Urls.First();
        var storage = app.Services.GetRequiredService<StorageFolder>();
        if (serve.Mode.IsDemo)
        {
            Console.WriteLine(
                $"""

                Beredskab, demonstration. Alle personer er opdigtede, og ingen sms forlader maskinen.
                  Åbn        {url}
                  Telefoner  {url}/demo/telefoner
                  Data       {storage.Path}{Played(serve.Play)}
                Stop med Ctrl+C.

                """
            );
            return;
        }

        Console.WriteLine(
            $"""

            Beredskab er klar.
              Åbn   {url}
              Data  {storage.Path}
            """
        );
        if (storage.IsOpenToOthers)
        {
            Console.WriteLine(
                $"  Mappen kan åbnes af andre på maskinen. Filerne med data kan de ikke læse; luk også mappen: chmod 700 {storage.Path}"
            );
        }

        if (app.Services.GetRequiredService<JournalHealth>().LostWords is { } lost)
        {
            Console.WriteLine(
                $"""

                  ORDENE I {Danish.Count(
                    lost.Count,
                    "POST",
                    "POSTER"
                )} KAN IKKE LÆSES (den første er post {lost.First}): nøglerne i vault.db mangler
                  eller passer ikke. Alarmering virker. Stop programmet, hent vault.db og vault.key fra sikkerhedskopien, og
                  start igen. Gør det straks: det, der bliver skrevet inden, kan ikke læses med den gamle vault.db.
                """
            );
        }

        var signIn = app.Services.GetRequiredService<SignIn>();
        if (signIn.NeedsFirstAdministrator)
        {
            Console.WriteLine(
                $"""
                  Den første administrator logger ind én gang med dette link:
                  {url}/?start={signIn.MintFirstCode()}
                """
            );
        }

        Console.WriteLine();
    }

    private static string Played(PlayOptions? play) =>
        play is null
            ? ""
            : $"{Environment.NewLine}Der spilles en {(play.Exercise ? "øvelse" : "aften")} med ti hændelser; den tager {Danish.Count((int)play.Seconds, "sekund", "sekunder")}.";
}
