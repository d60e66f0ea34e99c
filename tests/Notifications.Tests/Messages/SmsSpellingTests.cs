using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Messages;

namespace Beredskab.Notifications.Tests.Messages;

/// <summary>What people really write at two in the morning, and what it is taken for.</summary>
public sealed class SmsSpellingTests
{
    [Theory]
    [InlineData("ja4711", 4711, null)]
    [InlineData("4711 JA", 4711, null)]
    [InlineData("4711ja", 4711, null)]
    [InlineData("Ja. 4711", 4711, null)]
    [InlineData("JA:4711", 4711, null)]
    [InlineData("Ja!!! 4711", 4711, null)]
    [InlineData("ja\n4711", 4711, null)]
    [InlineData("\u00A0ja\u00A04711", 4711, null)]
    [InlineData("JA 4711 om 20 min", 4711, 20)]
    [InlineData("ja4711om20", 4711, 20)]
    [InlineData("Ja 4711, er der om 20 minutter", 4711, 20)]
    [InlineData("ja 4711 om en time", 4711, 60)]
    [InlineData("ja 4711 om en halv time", 4711, 30)]
    [InlineData("ja 4711 om et kvarter", 4711, 15)]
    [InlineData("ja 4711 2 timer", 4711, 120)]
    [InlineData("jeg kommer 4711", 4711, null)]
    [InlineData("Kommer 4711 om 15", 4711, 15)]
    [InlineData("4711 jeg kommer nu", 4711, null)]
    [InlineData("Vi kommer 4711", 4711, null)]
    [InlineData("på vej 4711", 4711, null)]
    [InlineData("Jeg er paa vej, 4711", 4711, null)]
    [InlineData("jaa 4711", 4711, null)]
    [InlineData("Jep 4711 10", 4711, 10)]
    [InlineData("yes 4711", 4711, null)]
    [InlineData("ja tak", null, null)]
    public void Coming(string text, int? code, int? minutes) =>
        Assert.Equal(new(AnswerKind.Coming, code, minutes, EtaUnread: false), SmsAnswer.Parse(text));

    [Theory]
    [InlineData("ja  kl 22 4711")]
    [InlineData("JA 4711 kl. 22.30")]
    [InlineData("kommer 4711 kl 23")]
    [InlineData("ja 4711 om 1,5 time")]
    public void Coming_at_a_time_that_is_asked_about(string text) =>
        Assert.Equal(new(AnswerKind.Coming, 4711, null, EtaUnread: true), SmsAnswer.Parse(text));

    [Theory]
    [InlineData("nej4711")]
    [InlineData("NEJ. 4711")]
    [InlineData("nej desværre 4711")]
    [InlineData("Jeg kan ikke 4711")]
    [InlineData("kan ikke komme 4711")]
    [InlineData("kommer ikke 4711")]
    [InlineData("4711 jeg kommer ikke")]
    [InlineData("nej jeg kan ikke 4711")]
    [InlineData("jeg kan desværre ikke komme 4711")]
    [InlineData("Jeg er syg 4711")]
    [InlineData("afbud 4711")]
    [InlineData("nei 4711")]
    [InlineData("no 4711")]
    public void Cannot(string text) =>
        Assert.Equal(new(AnswerKind.Cannot, 4711, null, EtaUnread: false), SmsAnswer.Parse(text));

    [Theory]
    [InlineData("stedfortraeder 4711")]
    [InlineData("STEDFORTRÆDER 4711")]
    [InlineData("stedfortrader4711")]
    [InlineData("4711 Stedfortræderen")]
    [InlineData("stedfortrædr 4711")]
    [InlineData("ste\u0064fortræder 4711")]
    [InlineData("Nej, min stedfortræder kommer 4711")]
    [InlineData("vikar 4711")]
    public void Deputy(string text) =>
        Assert.Equal(new(AnswerKind.Deputy, 4711, null, EtaUnread: false), SmsAnswer.Parse(text));

    [Theory]
    // It may mean no more than "read", and an authority would count as covered.
    [InlineData("OK 4711")]
    [InlineData("okay 4711")]
    [InlineData("modtaget 4711")]
    [InlineData("👍 4711")]
    [InlineData("4711")]
    [InlineData("hvornår kommer politiet 4711")]
    [InlineData("kommer I også? 4711")]
    [InlineData("politiet er på vej 4711")]
    [InlineData("jeg kommer vist ikke 4711")]
    [InlineData("kan ikke se hvorfor men jeg kommer 4711")]
    [InlineData("ja, men jeg kan ikke 4711")]
    [InlineData("ja 47119")]
    [InlineData("ja 4711 måske")]
    [InlineData("ja 4711 i morgen")]
    [InlineData("JA 4711 hvis nødvendigt")]
    [InlineData("en af de unge er syg 4711")]
    [InlineData("ja nej 4711")]
    [InlineData("ja stedfortræder 4711")]
    [InlineData("min stedfortræder kan ikke 4711")]
    [InlineData("ja 4711 4712")]
    [InlineData("hvad sker der")]
    [InlineData("")]
    public void Nothing_clear_is_asked_about(string text) => Assert.Null(SmsAnswer.Parse(text));
}
