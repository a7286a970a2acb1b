using Inspections.Core.Directories;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting.Sample;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Stores;

namespace Inspections.Worker.BureauConsole;

/// <summary>Signing in and out, the first administrator, one's own password.</summary>
internal sealed class SignInPages(ConsoleContext console)
{
    public const string SignInPath = "/sign-in";

    // Set by the button that asks how strong the password is, and changes nothing.
    private const string CheckField = "check";

    public IReadOnlyList<ConsoleRoute> Routes =>
    [
        ConsoleRoute.Get(SignInPath, null, Show),
        ConsoleRoute.Post(SignInPath, null, SignIn),
        ConsoleRoute.Post("/sign-in/presented", null, SignInAsPresented),
        ConsoleRoute.Post("/sign-in/sample", null, SignInAsSample),
        ConsoleRoute.Get("/first/{token}", null, r => First(r, refusal: null, strength: null)),
        ConsoleRoute.Post("/first/{token}", null, MakeFirst),
        ConsoleRoute.PostOwn("/sign-out", r => SignOut(r, everywhere: false)),
        ConsoleRoute.PostOwn("/sign-out/everywhere", r => SignOut(r, everywhere: true)),
        ConsoleRoute.GetOwn("/password", r => Password(r, refusal: null, strength: null)),
        ConsoleRoute.PostOwn("/password", ChangePassword),
    ];

    private ConsoleAnswer Show(ConsoleRequest request) =>
        Show(request, refusal: null, "", ConsoleGuard.Inside(request.Query.GetValueOrDefault("return")));

    private ConsoleAnswer.Page Show(ConsoleRequest request, Text? refusal, string staff, string back) => ConsoleAnswer.Of<SignInPage>(
        new SignInView(
            console.Frame(request), refusal ?? request.PresentedRefused?.Whole, staff, back, MayBeSample(request) ? Sample() : [],
            console.Bureau.Database.Read(SecondFactorStore.Any), request.Presented?.Staff,
            console.Settings.Console.Oidc is { } oidc ? (oidc.Name, $"{OidcPages.BeginPath}?{OidcPages.ReturnField}={Uri.EscapeDataString(back)}") : null)
        {
            Guide = MayBeSample(request) ? console.Bureau.Database.Read(s => SampleGuide.Of(s, console)) : null,
        },
        refusal is null ? StatusCodes.Status200OK : StatusCodes.Status403Forbidden);

    private ConsoleAnswer SignIn(ConsoleRequest request)
    {
        string back = ConsoleGuard.Inside(request.Form["return"]);
        try
        {
            return new ConsoleAnswer.GoTo(back, Secret: console.Authentication.SignIn(
                request.Form["staff"], request.Form["password"], request.Address, request.Form.Find(ConsoleFrame.CodeField)));
        }
        catch (RefusedException e)
        {
            return Show(request, e.Refusal.Whole, request.Form["staff"], back);
        }
    }

    // By what the connection has: a certificate or a gateway's word.
    private ConsoleAnswer SignInAsPresented(ConsoleRequest request)
    {
        string back = ConsoleGuard.Inside(request.Form["return"]);
        try
        {
            Presented presented = request.Presented ?? throw new UserErrorException(request.PresentedRefused ?? AccountRefusals.NotPresented.Of());
            return new ConsoleAnswer.GoTo(back, Secret: console.Authentication.SignIn(presented, request.Address, request.Form.Find(ConsoleFrame.CodeField)));
        }
        catch (RefusedException e)
        {
            return Show(request, e.Refusal.Whole, "", back);
        }
    }

    private ConsoleAnswer SignInAsSample(ConsoleRequest request) => MayBeSample(request) && SampleAccounts.Find(request.Form["staff"]) is { } person
        ? new ConsoleAnswer.GoTo(ConsoleGuard.Inside(request.Form["return"]), Secret: console.Authentication.SignInWithout(person, request.Address))
        : throw AccountRefusals.NotLetIn.Error();

    // Nobody behind a network signs in as somebody made up.
    private bool MayBeSample(ConsoleRequest request) => console.IsSample && request.IsLocal;

    private (string Staff, Text Name)[] Sample() =>
    [
        .. console.Bureau.Database.Read(AccountStore.All).Where(a => SampleAccounts.Find($"{a.Staff}") is not null)
            .Select(a => ($"{a.Staff}", new Text($"{a.Name}（{string.Join('、', a.Roles.Select(r => RoleTable.NameOf(r).Zh))}）", $"{a.Name} ({string.Join(", ", a.Roles.Select(r => RoleTable.NameOf(r).En))})"))),
    ];

    private ConsoleAnswer.Page First(ConsoleRequest request, Text? refusal, StrengthView? strength) => console.First.Is(request.Parts["token"])
        ? ConsoleAnswer.Of<FirstPage>(new FirstView(console.Frame(request), refusal, request.Form["staff"], request.Form["name"]) { Strength = strength }, refusal is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict)
        : throw AccountRefusals.FirstOver.Error();

    private ConsoleAnswer MakeFirst(ConsoleRequest request)
    {
        if (!console.First.Is(request.Parts["token"]))
        {
            throw AccountRefusals.FirstOver.Error();
        }

        string id = request.Form["staff"].Trim();
        if (request.Form.Find(CheckField) is not null)
        {
            Label someone = Label.IsValid(id) ? Label.Parse(id) : RoleTable.Administrator;
            return First(request, refusal: null, StrengthFor(new Account(someone, request.Form.Find("name") ?? $"{someone}", [], [], default, null), request));
        }

        try
        {
            Label staff = Label.IsValid(id) ? Label.Parse(id) : throw AccountRefusals.Form.Error(id);
            console.Accounts.AddFirst(staff, request.Form["name"], NewPassword(request), request.Address);
            console.First.Used();
            return new ConsoleAnswer.GoTo("/accounts", Secret: console.Authentication.SignIn(id, request.Form["new"], request.Address));
        }
        catch (RefusedException e)
        {
            return First(request, e.Refusal.Whole, strength: null);
        }
    }

    private ConsoleAnswer.GoTo SignOut(ConsoleRequest request, bool everywhere)
    {
        console.Authentication.SignOut(request.Person, everywhere);
        return new ConsoleAnswer.GoTo(SignInPath, Secret: "");
    }

    private ConsoleAnswer.Page Password(ConsoleRequest request, Text? refusal, StrengthView? strength) => ConsoleAnswer.Of<PasswordPage>(
        new PasswordView(console.Frame(request), request.Person.MustChangePassword, request.Person.Way == SignInWay.Password, request.Person.HasCode, refusal) { Strength = strength }, refusal is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);

    private ConsoleAnswer ChangePassword(ConsoleRequest request)
    {
        if (request.Form.Find(CheckField) is not null)
        {
            return Password(request, refusal: null, StrengthFor(request.Person.Account, request));
        }

        try
        {
            string secret = console.Authentication.ChangePassword(request.Person, new Proving(request.Form["old"], request.Form.Find(ConsoleFrame.CodeField)), NewPassword(request));
            return new ConsoleAnswer.GoTo("/", ConsoleNotice.PasswordChanged, secret);
        }
        catch (RefusedException e)
        {
            return Password(request, e.Refusal.Whole, strength: null);
        }
    }

    // Judged here alone: no page ever has a password in it, so that it is typed again.
    private static StrengthView StrengthFor(Account account, ConsoleRequest request) =>
        SignInTexts.StrengthOf((int)PasswordStrengths.Of(account, request.Form["new"]), Passwords.Refuse(account, request.Form["new"]));

    private static string NewPassword(ConsoleRequest request) =>
        request.Form["new"] == request.Form["again"] ? request.Form["new"] : throw AccountRefusals.Weak.Error(ConsoleTexts.NotTheSame, Passwords.Least);
}
