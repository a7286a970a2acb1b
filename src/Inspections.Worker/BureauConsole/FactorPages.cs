using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Stores;
using QRCoder;

namespace Inspections.Worker.BureauConsole;

/// <summary>动态验证码: one's own second factor.</summary>
internal sealed class FactorPages(ConsoleContext console)
{
    private const int Dots = 4;

    private readonly EnrolSecondFactor _factors = new(console.Bureau.Database, console.Bureau.Clock);

    public IReadOnlyList<ConsoleRoute> Routes =>
    [
        ConsoleRoute.GetOwn("/factor", r => Show(r, [], refusal: null)),
        ConsoleRoute.PostOwn("/factor/begin", Begin),
        ConsoleRoute.PostOwn("/factor/confirm", Confirm),
        ConsoleRoute.PostOwn("/factor/remove", Remove),
    ];

    private ConsoleAnswer.Page Show(ConsoleRequest request, IReadOnlyList<string> recovery, Text? refusal)
    {
        string? secret = _factors.Begun(request.Person);
        (bool isOn, int left) = console.Bureau.Database.Read(session =>
            (SecondFactorStore.Find(session, request.Person.Account.Staff) is { IsOn: true }, SecondFactorStore.RecoveryLeft(session, request.Person.Account.Staff)));
        return ConsoleAnswer.Of<FactorPage>(
            new FactorView(
                console.Frame(request), isOn, request.Person.Way.TakesPassword(), secret,
                secret is null ? null : QrCodeOf(TimeCodes.AddressOf(secret, $"{request.Person.Account.Staff}")), recovery, left, refusal)
            {
                MustBegin = request.Person.NeedsFactor,
            },
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
            IReadOnlyList<string> recovery = _factors.Confirm(request.Person, request.Form[ConsoleFrame.CodeField]);

            // Whoever had to have one may go on.
            return Show(request with { Who = request.Person with { NeedsFactor = false } }, recovery, refusal: null);
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
