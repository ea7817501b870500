"""What goes back to the editor: prepared mails, their recipient, and the way they are sent."""
