using Inspections.Core.Encodings;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Stores;

namespace Inspections.Worker.BureauConsole;

/// <summary>本人的登录: where somebody is signed in, to be ended one by one, and what became of the own account lately.</summary>
internal sealed class OwnSignInPages(ConsoleContext console)
{
    private const int DaysShown = 30;

    public IReadOnlyList<ConsoleRoute> Routes =>
    [
        ConsoleRoute.GetOwn("/sign-ins", Show),
        ConsoleRoute.PostOwn("/sign-ins/end", End),
    ];

    private ConsoleAnswer Show(ConsoleRequest request)
    {
        SignedIn who = request.Person;
        IReadOnlyList<LoggedAction> about = console.Bureau.Database.Read(session => ActionLog.About(session, $"{who.Account.Staff}", console.Bureau.Today.AddDays(-DaysShown)));
        return ConsoleAnswer.Of<SignInsPage>(new SignInsView(
            console.Frame(request),
            [
                .. console.Authentication.Held(who).Select(s => new SignInRow(
                    NameOf(s.Token), MomentText.Of(s.SignIn.BegunAt), MomentText.Of(s.SignIn.SeenAt), s.SignIn.Address, SignInTexts.WayOf(s.SignIn.Way), s.Token == who.Token)),
            ],
            [
                .. about.Select(a => (Action: a, Name: SignInTexts.EventOf(a.What))).Where(a => a.Name is not null)
                    .Select(a => new SignInEventRow(MomentText.Of(a.Action.At), a.Name!, a.Action.Staff, a.Action.Address, a.Action.Outcome == LoggedAction.Done ? null : a.Action.Outcome)),
            ]));
    }

    private ConsoleAnswer.GoTo End(ConsoleRequest request)
    {
        console.Authentication.Prove(request.Person, request.Proving);
        if (console.Authentication.Held(request.Person).FirstOrDefault(s => NameOf(s.Token) == request.Form["which"]) is { SignIn: not null } there)
        {
            console.Authentication.SignOut(request.Person, there.Token);
        }

        return new ConsoleAnswer.GoTo("/sign-ins");
    }

    // A page names another place without the token that its forms are made from.
    private static string NameOf(Digest token) => $"{Digest.Of(token.ToArray())}";
}
