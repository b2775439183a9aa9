using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Internal;
using System.Security;
using System.Threading;

namespace PartnerReferrals.Host.Tests.Engine;

/// <summary>Prints to a writer and reads answers from a reader, without colours.</summary>
internal sealed class RecordingUserInterface(TextWriter printed, TextReader? answers, int width) : PSHostUserInterface
{
    /// <summary>How long the screen takes to show a progress record.</summary>
    public TimeSpan PaintTime { get; set; }

    public override PSHostRawUserInterface RawUI { get; } = new ScreenSize(width);

    public override bool SupportsVirtualTerminal => false;

    public override void Write(string value) => printed.Write(Plain(value));

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Write(value);

    public override void WriteLine(string value) => printed.WriteLine(Plain(value));

    public override void WriteErrorLine(string value) => WriteLine(value);

    public override void WriteWarningLine(string message) => WriteLine("WARNING: " + message);

    public override void WriteVerboseLine(string message) => WriteLine("VERBOSE: " + message);

    public override void WriteDebugLine(string message) => WriteLine("DEBUG: " + message);

    // What it says is looked at in the stream.
    public override void WriteProgress(long sourceId, ProgressRecord record) => Thread.Sleep(PaintTime);

    public override string ReadLine() => answers?.ReadLine() ?? throw new HostException("The command asks for input, and nobody can answer here.");

    public override SecureString ReadLineAsSecureString() => new System.Net.NetworkCredential("", ReadLine()).SecurePassword;

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
        descriptions.ToDictionary(field => field.Name, _ => PSObject.AsPSObject(ReadLine()), StringComparer.OrdinalIgnoreCase);

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        var keys = choices.Select(choice => choice.Label.Substring(choice.Label.IndexOf('&', StringComparison.Ordinal) + 1, 1)).ToList();
        WriteLine(caption);
        WriteLine(message);
        WriteLine(string.Join("  ", choices.Zip(keys, (choice, key) => $"[{key}] {choice.Label.Replace("&", "", StringComparison.Ordinal)}")));
        var answer = ReadLine();
        return answer.Length == 0 ? defaultChoice : keys.FindIndex(key => key.Equals(answer, StringComparison.OrdinalIgnoreCase));
    }

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) => throw new NotSupportedException();

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) => throw new NotSupportedException();

    private static string Plain(string value) => new StringDecorated(value).ToString(OutputRendering.PlainText);

    /// <summary>How wide the engine formats; there is no cursor and no screen buffer.</summary>
    private sealed class ScreenSize(int width) : PSHostRawUserInterface
    {
        private readonly Size _size = new(width, 50);

        public override Size BufferSize
        {
            get => _size;
            set => throw new NotSupportedException();
        }

        public override Size WindowSize
        {
            get => _size;
            set => throw new NotSupportedException();
        }

        public override Size MaxWindowSize => _size;

        public override Size MaxPhysicalWindowSize => _size;

        public override ConsoleColor ForegroundColor { get; set; } = ConsoleColor.Gray;

        public override ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;

        public override Coordinates CursorPosition { get; set; }

        public override Coordinates WindowPosition { get; set; }

        public override int CursorSize { get; set; } = 25;

        public override string WindowTitle { get; set; } = "";

        public override bool KeyAvailable => false;

        public override void FlushInputBuffer()
        {
        }

        public override KeyInfo ReadKey(ReadKeyOptions options) => throw new NotSupportedException();

        public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw new NotSupportedException();

        public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) => throw new NotSupportedException();

        public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw new NotSupportedException();

        public override void SetBufferContents(Rectangle rectangle, BufferCell fill) => throw new NotSupportedException();
    }
}
