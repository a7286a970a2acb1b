using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Tables;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Publication.Pages;
using Inspections.Worker.Stores;
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
    private readonly ConsoleRequestReader _requests;
    private readonly AnswerSender _answers;

    // Pages are work for processors: more of them at once than those can do keep each other waiting, and a draw that is due.
    private readonly SemaphoreSlim _reading = new(2 * Environment.ProcessorCount);

    public ConsoleHandler(ConsoleContext console)
    {
        _console = console;
        _requests = new(console);
        _answers = new(console);
        // A path without variable parts goes before one with them.
        _routes =
        [
            .. ConsoleRoutes.Of(console).OrderBy(r => r.Pattern.Contains('{', StringComparison.Ordinal))
                .Select(r => (r, new TemplateMatcher(new RouteTemplate(RoutePatternFactory.Parse(r.Pattern)), []))),
        ];
    }

    public void Dispose()
    {
        _answers.Dispose();
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
        ConsoleRequest request = _requests.Of(context, who: null);
        try
        {
            request = _requests.Of(context, found?.Route) with { From = FromOf(context.Request) };
            await _answers.SendAsync(context, request, await AnswerAsync(context, request, found).ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (RefusedException refused) when (!context.Response.HasStarted)
        {
            // Who it is cannot be read now: that is no reason to say that it is nobody.
            await _answers.SendAsync(context, request, _answers.Refused(
                request, ConsoleTexts.Refused, [.. refused.AsError().Refusals.Select(r => r.Whole)], HttpMethods.IsPost(context.Request.Method), StatusCodes.Status503ServiceUnavailable)).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not (OperationCanceledException or BadHttpRequestException) && !context.Response.HasStarted)
        {
            // What went wrong is for the log alone; the page has what finds it there.
            Failed(context.RequestServices.GetRequiredService<ILogger<ConsoleHandler>>(), e, context.TraceIdentifier, context.Request.Method);
            context.Response.Clear();
            ConsoleHeaders.Set(context.Response.Headers, context.Request.IsHttps);
            await _answers.SendAsync(context, request, _answers.Refused(
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
        ConsoleRequest request = _requests.Of(context, route: null) with { Who = null };
        ConsoleAnswer given;
        try
        {
            given = await Task.Run(() => answer(request)).ConfigureAwait(false);
        }
        catch (RefusedException refused)
        {
            given = _answers.Refused(request, ConsoleTexts.Refused, [.. refused.AsError().Refusals.Select(r => r.Whole)], isForm: false, StatusCodes.Status403Forbidden);
        }

        await _answers.SendAsync(context, request, given).ConfigureAwait(false);
    }

    private async Task<ConsoleAnswer> AnswerAsync(HttpContext context, ConsoleRequest request, (ConsoleRoute Route, IReadOnlyDictionary<string, string> Parts)? found)
    {
        bool isForm = HttpMethods.IsPost(context.Request.Method);
        if (found is not var (route, parts))
        {
            return _answers.Refused(request, ConsoleTexts.NoSuchPage, [], isForm: false, StatusCodes.Status404NotFound);
        }

        request = request with { Parts = parts };
        if (route.Duty is not null && request.Who is null)
        {
            return isForm
                ? _answers.Refused(request, ConsoleTexts.Refused, [AccountRefusals.NotSignedIn.Of().Whole], isForm, StatusCodes.Status401Unauthorized)
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
                if (!route.IsOwn && request.Person.Unfinished is { } unfinished)
                {
                    return isForm ? throw new UserErrorException(unfinished) : new ConsoleAnswer.GoTo(request.Person.MustChangePassword ? "/password" : "/factor");
                }

                request.Person.Require(duty);
            }

            await ScanAsync(request.Form, context.RequestAborted).ConfigureAwait(false);

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

            return _answers.Refused(
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
            return (null, _answers.Refused(request, ConsoleTexts.Refused, [ConsoleTexts.TooLarge(mostBytes)], isForm: true, StatusCodes.Status413PayloadTooLarge));
        }

        if (form is null || !ConsoleGuard.IsFromHere(context.Request)
            || (request.Who is { } person && route.Duty is not null && !ConsoleGuard.IsOwn(person, form[ConsoleFrame.TokenField])))
        {
            Note(request, route, Foreign);
            return (null, _answers.Refused(request, ConsoleTexts.Refused, [ConsoleTexts.NotFromHere], isForm: true, StatusCodes.Status400BadRequest));
        }

        return (form, null);
    }

    // Nothing of a file is read before.
    private async Task ScanAsync(ConsoleForm form, CancellationToken cancellation)
    {
        if (_console.Scanner is not { } scanner)
        {
            return;
        }

        foreach (FileContent file in form.Files())
        {
            await scanner.RequireCleanAsync(file, cancellation).ConfigureAwait(false);
        }
    }

    // The page is made in its turn; whoever is slow to take it keeps nobody else waiting.
    private async Task<ConsoleAnswer> ReadAsync(HttpContext context, ConsoleRoute route, ConsoleRequest request)
    {
        await _reading.WaitAsync(context.RequestAborted).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => route.Answer(request) switch
            {
                ConsoleAnswer.Page page => _answers.Made(page, request),
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

    // A form's answer may itself be a page with a form: its address cannot be opened.
    private string? FromOf(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && Uri.TryCreate(request.Headers.Referer.ToString(), UriKind.Absolute, out Uri? from)
        && $"{from.Scheme}://{from.Authority}" == $"{request.Scheme}://{request.Host}" && ConsoleGuard.Inside(from.AbsolutePath) == from.AbsolutePath && Find(HttpMethods.Get, from.AbsolutePath) is not null
            ? from.AbsolutePath : null;

    // Whoever may ask for a page may ask for its head.
    private (ConsoleRoute Route, IReadOnlyDictionary<string, string> Parts)? Find(HttpRequest request) => Find(HttpMethods.IsHead(request.Method) ? HttpMethods.Get : request.Method, request.Path);

    private (ConsoleRoute Route, IReadOnlyDictionary<string, string> Parts)? Find(string method, PathString path)
    {
        foreach ((ConsoleRoute route, TemplateMatcher matcher) in _routes.Where(r => r.Route.Method == method))
        {
            var values = new RouteValueDictionary();
            if (matcher.TryMatch(path, values))
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
}
