using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Import;

/// <summary>A folder of its own, and a session connected to an emulator of its own.</summary>
internal sealed class ImportFolder : IDisposable
{
    public const string Header = "ExternalReferenceId,Name,CustomerName,AddressLine1,City,Country,ConsentToContact,ConsentToShareInfo,ShareWithMicrosoft,DealValue,Currency,ClosingDate,ContactEmail,Notes";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("referrals");

    public ImportFolder(string connectParameters = "") => Session = ModuleSession.Connected(connectParameters);

    public ModuleSession Session { get; }

    /// <summary>Names of all files, sorted.</summary>
    public string[] Files => [.. _folder.GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal)];

    public static string Row(int number, string? value = "1000", string country = "CH", string? id = "", string notes = "") =>
        $"{(id == "" ? $"CRM-{number}" : id)},Deal {number},Bluewater Bakeries AG,Seestrasse 1,Zug,{country},Yes,Yes,No,{value},CHF,2027-11-30,mia@bluewater.example,{notes}";

    public static IEnumerable<string> Rows(int count, int first = 1) => Enumerable.Range(first, count).Select(number => Row(number));

    public string At(string name) => Path.Combine(_folder.FullName, name);

    public string Read(string name) => File.ReadAllText(At(name));

    public string Write(string name, params IEnumerable<string> rows) => WriteText(name, string.Join("\r\n", rows.Prepend(Header)) + "\r\n");

    public string WriteText(string name, string text)
    {
        File.WriteAllText(At(name), text);
        return At(name);
    }

    /// <summary>Runs Import-PartnerReferral with the folder as <c>$folder</c>.</summary>
    public ScriptResult Import(string arguments) => Run("Import-PartnerReferral " + arguments);

    public ScriptResult Run(string script) => Session.Run(WithFolder(script));

    /// <summary>Runs a script that must go well.</summary>
    public IReadOnlyList<PSObject> Output(string script) => Session.Output(WithFolder(script));

    /// <summary>The error that ends a command, and what it wrote before.</summary>
    public (ErrorRecord End, ScriptResult Before) Ended(string command)
    {
        var result = Run($"try {{ {command} }} catch {{ $_ }}");
        return (Assert.IsType<ErrorRecord>(Assert.Single(result.Output, o => o.BaseObject is ErrorRecord).BaseObject), result);
    }

    /// <summary>The same for Import-PartnerReferral.</summary>
    public (ErrorRecord End, ScriptResult Before) ImportEnded(string arguments) => Ended("Import-PartnerReferral " + arguments);

    /// <summary>The summary of an import that has to go well; errors of rows are allowed.</summary>
    public ImportNumbers Summary(string arguments)
    {
        var result = Import(arguments);
        Assert.True(result.Terminating is null, result.Terminating?.ToString());
        return new ImportNumbers(Assert.Single(result.Output));
    }

    /// <summary>External ids at the service, sorted.</summary>
    public string[] ExternalIds() =>
        [.. Session.Output("Get-PartnerReferral | ForEach-Object ExternalReferenceId").Select(id => id.ToString()).Order(StringComparer.Ordinal)];

    public void Dispose()
    {
        Session.Dispose();
        _folder.Delete(recursive: true);
    }

    private string WithFolder(string script) => $"$folder = '{_folder.FullName}'; {script}";
}

/// <summary>An import's summary.</summary>
internal sealed class ImportNumbers(PSObject summary)
{
    public PSObject Object => summary;

    public string Text => summary.ToString();

    public T Get<T>(string property) => summary.Properties[property].Value is { } value ? LanguagePrimitives.ConvertTo<T>(value) : default!;

    /// <summary>All rows, by their number.</summary>
    public PSObject[] Rows() =>
        [.. LanguagePrimitives.GetEnumerable(summary.Properties["Rows"].Value).Cast<object>().Select(PSObject.AsPSObject).OrderBy(row => (long)row.Properties["Row"].Value)];
}
