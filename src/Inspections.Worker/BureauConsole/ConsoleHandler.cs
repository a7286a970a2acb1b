using System.Net;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Publication.Pages;
using Inspections.Worker.Publication.Pages.Views;
using Inspections.Worker.Stores;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;

namespace Inspections.Worker.BureauConsole;

/// <summary>
/// The way of a request: which route → who is it → may they → is the form their own → the use case → a page. Whatever is refused on the
/// way is a page that says why, and stands in the log when it was somebody signed in.
/// </summary>
internal sealed partial class ConsoleHandler : IDisposable
{
    private static readonly Dictionary<string, (string Type, byte[] Content)> Assets = new(StringComparer.Ordinal)
    {
        ["/style.css"] = ("text/css; charset=utf-8", SiteMap.Read("Inspections.Worker.Publication.Site.style.css")),
        ["/console.css"] = ("text/css; charset=utf-8", SiteMap.Read("Inspections.Worker.BureauConsole.console.css")),
        ["/icon.svg"] = ("image/svg+xml", SiteMap.Read("Inspections.Worker.Publication.Site.icon.svg")),
    };

    // The outcome of a form that another site has sent, in the log.
    private const string Foreign = "foreign-form";

    private readonly ConsoleContext _console;
    private readonly (ConsoleRoute Route, TemplateMatcher Matcher)[] _routes;
    private readonly PageRenderer _renderer = new();

    // Pages are work for processors: more of them at once than those can do keep each other waiting, and a draw that is due.
    private readonly SemaphoreSlim _reading = new(2 * Environment.ProcessorCount);

    public ConsoleHandler(ConsoleContext console)
    {
        _console = console;
        // A path without variable parts goes before one with them.
        _routes =
        [
            .. ConsoleRoutes.Of(console).OrderBy(r => r.Pattern.Contains('{', StringComparison.Ordinal))
                .Select(r => (r, new TemplateMatcher(new RouteTemplate(RoutePatternFactory.Parse(r.Pattern)), []))),
        ];
    }

    public void Dispose()
    {
        _renderer.Dispose();
        _reading.Dispose();
    }

    /// <summary>Answers a request.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        ConsoleHeaders.Set(context.Response.Headers, context.Request.IsHttps);
        if (HttpMethods.IsGet(context.Request.Method) && Assets.TryGetValue(context.Request.Path.Value ?? "", out (string Type, byte[] Content) asset))
        {
            context.Response.ContentType = asset.Type;
            await context.Response.Body.WriteAsync(asset.Content, context.RequestAborted).ConfigureAwait(false);
            return;
        }

        (ConsoleRoute Route, IReadOnlyDictionary<string, string> Parts)? found = Find(context.Request);
        ConsoleRequest request = RequestOf(context, who: null);
        try
        {
            request = RequestOf(context, found?.Route);
            await SendAsync(context, request, await AnswerAsync(context, request, found).ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (RefusedException refused) when (!context.Response.HasStarted)
        {
            // Who it is cannot be read now: that is no reason to say that it is nobody.
            await SendAsync(context, request, Refused(
                request, ConsoleTexts.Refused, [.. refused.AsError().Refusals.Select(r => r.Whole)], HttpMethods.IsPost(context.Request.Method), StatusCodes.Status503ServiceUnavailable)).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not (OperationCanceledException or BadHttpRequestException) && !context.Response.HasStarted)
        {
            // What went wrong is for the log alone; the page has what finds it there.
            Failed(context.RequestServices.GetRequiredService<ILogger<ConsoleHandler>>(), e, context.TraceIdentifier, context.Request.Method);
            context.Response.Clear();
            ConsoleHeaders.Set(context.Response.Headers, context.Request.IsHttps);
            await SendAsync(context, request, Refused(
                request, ConsoleTexts.Failed, [ConsoleTexts.FailedAs(context.TraceIdentifier)], HttpMethods.IsPost(context.Request.Method), StatusCodes.Status500InternalServerError)).ConfigureAwait(false);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Console request {Request} ({Method}) failed.")]
    private static partial void Failed(ILogger logger, Exception exception, string request, string method);

    /// <summary>Answers a request that the bureau's sign-in service has sent the browser back with.</summary>
    /// <param name="context">The request.</param>
    /// <param name="answer">What is answered, or refused.</param>
    public async Task AnswerAsync(HttpContext context, Func<ConsoleRequest, ConsoleAnswer> answer)
    {
        ConsoleHeaders.Set(context.Response.Headers, context.Request.IsHttps);
        ConsoleRequest request = RequestOf(context, route: null) with { Who = null };
        ConsoleAnswer given;
        try
        {
            given = await Task.Run(() => answer(request)).ConfigureAwait(false);
        }
        catch (RefusedException refused)
        {
            given = Refused(request, ConsoleTexts.Refused, [.. refused.AsError().Refusals.Select(r => r.Whole)], isForm: false, StatusCodes.Status403Forbidden);
        }

        await SendAsync(context, request, given).ConfigureAwait(false);
    }

    private ConsoleRequest RequestOf(HttpContext context, ConsoleRoute? route)
    {
        ConsoleRequest request = RequestOf(
            context, ConsoleCookie.Read(context.Request) is not { } secret ? null : route is { IsShownAnew: true } ? _console.Authentication.Watch(secret) : _console.Authentication.Find(secret));

        // Whoever has come in by a certificate or a gateway is that person only as long as it is there: the secret alone, stolen, opens nothing.
        return request.Who is { } who && who.Way.IsPresented() && (request.Presented?.Way != who.Way || request.Presented.Staff != $"{who.Account.Staff}") ? request with { Who = null } : request;
    }

    private ConsoleRequest RequestOf(HttpContext context, SignedIn? who)
    {
        (Presented? presented, Refusal? refused) = _console.Identity.Find(context);
        return new(who, context.Request.Path.Value ?? "/", Nothing, Query(context.Request), ConsoleForm.Empty, Address(context), IsLocal(context), LanguageOf(context.Request))
        {
            Presented = presented,
            PresentedRefused = refused,
        };
    }

    private static readonly Dictionary<string, string> Nothing = [];

    private async Task<ConsoleAnswer> AnswerAsync(HttpContext context, ConsoleRequest request, (ConsoleRoute Route, IReadOnlyDictionary<string, string> Parts)? found)
    {
        bool isForm = HttpMethods.IsPost(context.Request.Method);
        if (found is not var (route, parts))
        {
            return Refused(request, ConsoleTexts.NoSuchPage, [], isForm: false, StatusCodes.Status404NotFound);
        }

        request = request with { Parts = parts };
        if (route.Duty is not null && request.Who is null)
        {
            return isForm
                ? Refused(request, ConsoleTexts.Refused, [AccountRefusals.NotSignedIn.Of().Whole], isForm, StatusCodes.Status401Unauthorized)
                : new ConsoleAnswer.GoTo($"{SignInPages.SignInPath}?return={Uri.EscapeDataString(request.Path)}");
        }

        if (isForm)
        {
            (ConsoleForm? form, ConsoleAnswer? refused) = await FormAsync(context, request, route).ConfigureAwait(false);
            if (form is null)
            {
                return refused!;
            }

            request = request with { Form = form };
        }

        try
        {
            if (route.Duty is Duty duty)
            {
                if (request.Person.MustChangePassword && duty != Duty.SignedIn && !isForm)
                {
                    return new ConsoleAnswer.GoTo("/password");
                }

                request.Person.Require(duty);
            }

            // Use cases are transactions: they wait for the database, not for the network.
            return isForm ? await Task.Run(() => route.Answer(request)).ConfigureAwait(false) : await ReadAsync(context, route, request).ConfigureAwait(false);
        }
        catch (RefusedException refused)
        {
            UserErrorException e = refused.AsError();
            if (isForm || e.Kind == AccountRefusals.NoDuty)
            {
                Note(request, route, e.Id);
            }

            return Refused(
                request, ConsoleTexts.Refused, [.. e.Refusals.Select(r => r.Whole)], isForm,
                e.Kind == AccountRefusals.NoDuty ? StatusCodes.Status403Forbidden : StatusCodes.Status409Conflict);
        }
    }

    // The form that a page of this session sent, or why it is not read.
    private async Task<(ConsoleForm? Form, ConsoleAnswer? Refused)> FormAsync(HttpContext context, ConsoleRequest request, ConsoleRoute route)
    {
        long mostBytes = MostBytes(request.Who, route);
        (ConsoleForm? form, bool isTooLarge) = await ConsoleFormReader.ReadAsync(context, mostBytes, request.Who is not null).ConfigureAwait(false);
        if (isTooLarge)
        {
            return (null, Refused(request, ConsoleTexts.Refused, [ConsoleTexts.TooLarge(mostBytes)], isForm: true, StatusCodes.Status413PayloadTooLarge));
        }

        if (form is null || !ConsoleGuard.IsFromHere(context.Request)
            || (request.Who is { } person && route.Duty is not null && !ConsoleGuard.IsOwn(person, form[ConsoleFrame.TokenField])))
        {
            Note(request, route, Foreign);
            return (null, Refused(request, ConsoleTexts.Refused, [ConsoleTexts.NotFromHere], isForm: true, StatusCodes.Status400BadRequest));
        }

        return (form, null);
    }

    // The page is made in its turn; whoever is slow to take it keeps nobody else waiting.
    private async Task<ConsoleAnswer> ReadAsync(HttpContext context, ConsoleRoute route, ConsoleRequest request)
    {
        await _reading.WaitAsync(context.RequestAborted).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => route.Answer(request) switch
            {
                ConsoleAnswer.Page page => Made(page, request),
                ConsoleAnswer other => other,
            }).ConfigureAwait(false);
        }
        finally
        {
            _reading.Release();
        }
    }

    // Large forms are read of those alone who may send them.
    private static long MostBytes(SignedIn? who, ConsoleRoute route) =>
        who is not null && route.Duty is { } duty && RoleTable.Has(who.Account, duty) ? route.MostBytes : ConsoleRoute.MostBytesOfText;

    private (ConsoleRoute Route, IReadOnlyDictionary<string, string> Parts)? Find(HttpRequest request)
    {
        // Whoever may ask for a page may ask for its head.
        string method = HttpMethods.IsHead(request.Method) ? HttpMethods.Get : request.Method;
        foreach ((ConsoleRoute route, TemplateMatcher matcher) in _routes.Where(r => r.Route.Method == method))
        {
            var values = new RouteValueDictionary();
            if (matcher.TryMatch(request.Path, values))
            {
                return (route, values.ToDictionary(v => v.Key, v => v.Value?.ToString() ?? "", StringComparer.Ordinal));
            }
        }

        return null;
    }

    // What somebody tried and was refused is as worth knowing as what was done.
    private void Note(ConsoleRequest request, ConsoleRoute route, string outcome)
    {
        if (request.Who is { } who)
        {
            _console.Bureau.Database.Write(session => ActionLog.Add(session, who.Did(_console.Bureau.Now, route.Pattern.Trim('/').Replace('/', '.'), "", outcome)));
        }
    }

    private ConsoleAnswer.Page Refused(ConsoleRequest request, Text title, IReadOnlyList<Text> why, bool isForm, int status) =>
        ConsoleAnswer.Of<RefusedPage>(new RefusedView(_console.Frame(request), title, why, isForm), status);

    private async Task SendAsync(HttpContext context, ConsoleRequest request, ConsoleAnswer answer)
    {
        switch (answer)
        {
            case ConsoleAnswer.GoTo go:
                if (go.IsPublished)
                {
                    await _console.Publish().ConfigureAwait(false);
                }

                if (go.Secret is { } secret)
                {
                    ConsoleCookie.Write(context.Response, secret, context.Request.IsHttps);
                }

                context.Response.StatusCode = StatusCodes.Status303SeeOther;
                context.Response.Headers.Location = go.Done is { } done ? $"{go.To}?{ConsoleFrame.DoneField}={done}" : go.To;
                break;
            case ConsoleAnswer.Challenge challenge:
                await ChallengeAsync(context, request, challenge).ConfigureAwait(false);
                break;
            case ConsoleAnswer.Download file:
                context.Response.ContentType = file.Type;
                context.Response.Headers.ContentDisposition = ConsoleAnswer.Download.DispositionOf(file.Name);
                await context.Response.Body.WriteAsync(file.Content, context.RequestAborted).ConfigureAwait(false);
                break;
            case ConsoleAnswer.Picture picture:
                context.Response.ContentType = picture.Type;
                await context.Response.Body.WriteAsync(picture.Content, context.RequestAborted).ConfigureAwait(false);
                break;
            case ConsoleAnswer.Sending sending:
                await using (sending.Content.ConfigureAwait(false))
                {
                    context.Response.ContentType = sending.Type;
                    context.Response.ContentLength = sending.Content.Length;
                    context.Response.Headers.ContentDisposition = ConsoleAnswer.Download.DispositionOf(sending.Name);
                    await sending.Content.CopyToAsync(context.Response.Body, context.RequestAborted).ConfigureAwait(false);
                }

                break;
            case ConsoleAnswer.Page page:
                if (page.Secret is { } signedIn)
                {
                    ConsoleCookie.Write(context.Response, signedIn, context.Request.IsHttps);
                }

                context.Response.StatusCode = page.Status;
                context.Response.ContentType = "text/html; charset=utf-8";
                byte[] markup = page.Render(_renderer, AddressOf(request));
                await context.Response.Body.WriteAsync(markup, context.RequestAborted).ConfigureAwait(false);
                break;
            default:
                throw new InvalidOperationException($"an answer of no known kind: {answer}");
        }
    }

    private ConsoleAnswer.Page Made(ConsoleAnswer.Page page, ConsoleRequest request)
    {
        byte[] markup = page.Render(_renderer, AddressOf(request));
        return page with { Render = (_, _) => markup };
    }

    private static PageAddress AddressOf(ConsoleRequest request) => new(request.Path.TrimStart('/'), request.Language, [request.Language]);

    private async Task ChallengeAsync(HttpContext context, ConsoleRequest request, ConsoleAnswer.Challenge challenge)
    {
        try
        {
            await context.ChallengeAsync(challenge.Scheme, challenge.Properties).ConfigureAwait(false);
        }
        catch (Exception e) when (e is InvalidOperationException or HttpRequestException or IOException)
        {
            // The service does not describe itself: it is down, or the address is wrong.
            await SendAsync(
                context, request, Refused(request, ConsoleTexts.Refused, [AccountRefusals.OidcFailed.Of(e.Message).Whole], isForm: false, StatusCodes.Status502BadGateway)).ConfigureAwait(false);
        }
    }

    private static Dictionary<string, string> Query(HttpRequest request) => request.Query.ToDictionary(q => q.Key, q => q.Value[0] ?? "", StringComparer.Ordinal);

    // A browser that wants English before Chinese gets it.
    private static Language LanguageOf(HttpRequest request)
    {
        foreach (string wanted in request.Headers.AcceptLanguage.ToString().Split(',', StringSplitOptions.TrimEntries))
        {
            if (wanted.StartsWith("zh", StringComparison.OrdinalIgnoreCase))
            {
                return Language.Chinese;
            }

            if (wanted.StartsWith("en", StringComparison.OrdinalIgnoreCase))
            {
                return Language.English;
            }
        }

        return Language.Chinese;
    }

    private static string Address(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";

    private static bool IsLocal(HttpContext context) => context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote) && context.Connection.LocalIpAddress is { } local && IPAddress.IsLoopback(local)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For") && !context.Request.Headers.ContainsKey("Forwarded");
}
