using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Stores;
using QRCoder;

namespace Inspections.Worker.BureauConsole;

/// <summary>动态验证码: one's own second factor.</summary>
internal sealed class FactorPages(ConsoleContext console)
{
    private const int Dots = 4;

    // What an authenticator calls the account.
    private const string Issuer = "双随机抽查 Inspections";

    private readonly EnrolSecondFactor _factors = new(console.Bureau);

    public IReadOnlyList<ConsoleRoute> Routes =>
    [
        ConsoleRoute.Get("/factor", Duty.SignedIn, r => Show(r, [], refusal: null)),
        ConsoleRoute.Post("/factor/begin", Duty.SignedIn, Begin),
        ConsoleRoute.Post("/factor/confirm", Duty.SignedIn, Confirm),
        ConsoleRoute.Post("/factor/remove", Duty.SignedIn, Remove),
    ];

    private ConsoleAnswer.Page Show(ConsoleRequest request, IReadOnlyList<string> recovery, Text? refusal)
    {
        string? secret = _factors.Begun(request.Person);
        (bool isOn, int left) = console.Bureau.Database.Read(session =>
            (SecondFactorStore.Find(session, request.Person.Account.Staff) is { IsOn: true }, SecondFactorStore.RecoveryLeft(session, request.Person.Account.Staff)));
        return ConsoleAnswer.Of<FactorPage>(
            new FactorView(
                console.Frame(request), isOn, request.Person.Way.TakesPassword(), secret,
                secret is null ? null : QrCodeOf(TimeCodes.AddressOf(secret, $"{request.Person.Account.Staff}", Issuer)), recovery, left, refusal),
            refusal is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
    }

    private ConsoleAnswer Begin(ConsoleRequest request)
    {
        console.Authentication.Prove(request.Person, request.Proving);
        _factors.Begin(request.Person);
        return new ConsoleAnswer.GoTo("/factor");
    }

    private ConsoleAnswer Confirm(ConsoleRequest request)
    {
        try
        {
            return Show(request, _factors.Confirm(request.Person, request.Form[ConsoleFrame.CodeField]), refusal: null);
        }
        catch (RefusedException e)
        {
            return Show(request, [], e.Refusal.Whole);
        }
    }

    private ConsoleAnswer Remove(ConsoleRequest request)
    {
        // Also within the quarter of an hour: whoever sits down at somebody's machine does not take the factor away.
        console.Authentication.Prove(request.Person, request.Proving with { Password = request.Form[ConsoleFrame.PasswordField], Code = request.Form[ConsoleFrame.CodeField] });
        _factors.Remove(request.Person);
        return new ConsoleAnswer.GoTo("/factor");
    }

    private static string QrCodeOf(string address)
    {
        using QRCodeData code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(code);
        return svg.GetGraphic(Dots);
    }
}
